package io.feebridge.simulator.loan;

import io.feebridge.simulator.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A monthly repayment, from borrower to lender.
 *
 * @param id of the form emi_application_number
 */
public record Emi(String id, LocalDate dueDate, Money amount, @Nullable Instant paidAt) {

  public Emi paid(Instant at) {
    return new Emi(id, dueDate, amount, at);
  }
}
