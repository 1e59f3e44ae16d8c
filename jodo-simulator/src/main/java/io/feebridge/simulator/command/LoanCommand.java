package io.feebridge.simulator.command;

import io.feebridge.simulator.money.Money;
import java.time.LocalDate;
import java.util.List;

/** About Cred. Done: the application id. */
public sealed interface LoanCommand extends Command {

  record StartApplication(String studentId) implements LoanCommand {}

  record FillApplication(String applicationId) implements LoanCommand {}

  record ApproveApplication(String applicationId, Money amount) implements LoanCommand {}

  /** A tranche as agreed. */
  record Tranche(LocalDate date, Money amount) {}

  /** Tranches add up to the amount; {@code months} EMIs repay it from a month after signing. */
  record SignAgreement(String applicationId, List<Tranche> tranches, int months)
      implements LoanCommand {}

  record RejectApplication(String applicationId) implements LoanCommand {}

  record CancelApplication(String applicationId) implements LoanCommand {}

  record ExpireApplication(String applicationId) implements LoanCommand {}

  /** Pays a tranche out now, not on its date. */
  record Disburse(String applicationId, String disbursementId) implements LoanCommand {}

  /** Debits an EMI now, not on its date. */
  record DebitEmi(String applicationId, String emiId) implements LoanCommand {}
}
