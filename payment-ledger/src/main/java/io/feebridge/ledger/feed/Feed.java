package io.feebridge.ledger.feed;

import java.util.List;

/** The ERP and other readers of the books. */
public interface Feed {

  /**
   * Tells of these payments, once the transaction that is open has been committed: the whole
   * position of each, and the entries that its news hold. The payments must be locked, so that
   * readers hear of each in the order in which it changed.
   *
   * @param generation what {@link FeedGenerations#current()} said in this transaction
   */
  void tell(long generation, List<PaymentNews> news);
}
