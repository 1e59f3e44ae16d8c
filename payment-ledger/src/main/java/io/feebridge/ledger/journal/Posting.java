package io.feebridge.ledger.journal;

import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.LedgerAccount;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal entry.
 *
 * @param account the account
 * @param component fee component
 * @param utr bank reference; null unless the money reached or left the bank
 * @param side the side of the account
 * @param amount always positive
 */
public record Posting(
    LedgerAccount account, String component, @Nullable String utr, Side side, Money amount) {

  public Posting {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a posting moves a positive amount, not " + amount);
    }
  }
}
