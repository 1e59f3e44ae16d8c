package io.feebridge.messaging.outbox;

/**
 * Which life of the database a state belongs to. A restore or swap may take back versions that
 * readers have seen; it raises the generation, and readers take the newer (generation, version).
 */
public interface Generations {

  /**
   * The current generation, from 1; it does not rise before the current transaction has ended.
   *
   * <p>To be called before the transaction locks anything that others wait for: while a generation
   * is being raised the call waits for the transactions that have read the older one.
   *
   * @throws IllegalStateException when no transaction is open
   */
  long current();
}
