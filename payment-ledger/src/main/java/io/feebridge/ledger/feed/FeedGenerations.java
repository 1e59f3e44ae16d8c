package io.feebridge.ledger.feed;

/**
 * Which life of the books readers are told of. A restored database may hold versions that readers
 * have seen with other contents, so its owner raises the generation, and everything is told again.
 */
public interface FeedGenerations {

  /**
   * The current generation, from 1; it does not rise before the transaction that is open has ended.
   * To be called before the transaction locks anything.
   */
  long current();

  /**
   * Whether readers of this generation have been told of every payment. While they have not, who
   * tells of a payment tells its whole journal, so that its versions begin at 1 and have no gap.
   */
  boolean isComplete(long generation);
}
