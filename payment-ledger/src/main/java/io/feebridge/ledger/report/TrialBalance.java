package io.feebridge.ledger.report;

import io.feebridge.ledger.position.LedgerAccount;
import java.util.List;

/**
 * Every account with what was ever debited and credited to it, as of one moment.
 *
 * @param accounts in the order of collector, name and academic year
 */
public record TrialBalance(List<Line> accounts) {

  public TrialBalance {
    accounts = List.copyOf(accounts);
  }

  /** One account. */
  public record Line(LedgerAccount account, Turnover turnover) {}

  /** Both sides of all accounts together; they are equal. */
  public Turnover total() {
    return accounts.stream().map(Line::turnover).reduce(Turnover.NONE, Turnover::plus);
  }
}
