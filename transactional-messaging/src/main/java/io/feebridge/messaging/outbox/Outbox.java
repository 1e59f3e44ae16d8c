package io.feebridge.messaging.outbox;

import java.util.List;

/** Messages that the current transaction will publish once it has been committed. */
public interface Outbox {

  /**
   * Adds messages in this order, in the current transaction.
   *
   * @throws IllegalStateException when no transaction is open: a message without its change is a
   *     dual write
   */
  void add(List<OutgoingMessage> messages);
}
