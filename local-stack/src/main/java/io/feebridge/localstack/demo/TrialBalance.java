package io.feebridge.localstack.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * All accounts with both their sides, rupees.
 *
 * @param totalDebit of all accounts
 * @param totalCredit of all accounts
 * @param accounts each with its turnover and balance
 */
public record TrialBalance(BigDecimal totalDebit, BigDecimal totalCredit, List<Account> accounts) {

  /** One account. */
  public record Account(String account, BigDecimal debit, BigDecimal credit, BigDecimal balance) {}

  /** Whether debits equal credits. */
  public boolean balances() {
    return totalDebit.compareTo(totalCredit) == 0;
  }
}
