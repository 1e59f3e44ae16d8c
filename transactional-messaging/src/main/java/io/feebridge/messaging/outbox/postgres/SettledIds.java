package io.feebridge.messaging.outbox.postgres;

/**
 * Ids that can be published in their order once every transaction has ended that began to write
 * before {@code witness}: none of them is still to appear then.
 *
 * @param after the position when they were seen
 * @param upTo the greatest id that was visible, before the witness was drawn
 * @param witness a transaction id drawn after every id up to {@code upTo}, so greater than the
 *     transactions that took them
 */
record SettledIds(long after, long upTo, String witness) {

  boolean covers(long lastId) {
    return after <= lastId && lastId < upTo;
  }
}
