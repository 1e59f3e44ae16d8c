package io.feebridge.systemtests.guarantee;

import org.jspecify.annotations.Nullable;

/**
 * One record of a topic, as far as its identity goes.
 *
 * @param topic where it stands
 * @param partition and
 * @param offset its place
 * @param event Jodo's code; null when the record or its body cannot be read
 * @param eventId Jodo's id of the event; null when the record cannot be read
 * @param hash of the body, lower-case hexadecimal; null when the record cannot be read
 * @param bodyHash what the body's bytes really hash to; null when the record cannot be read
 */
public record KeptRecord(
    String topic,
    int partition,
    long offset,
    @Nullable String event,
    @Nullable String eventId,
    @Nullable String hash,
    @Nullable String bodyHash) {

  @Override
  public String toString() {
    return "%s-%d@%d (event %s %s, body %s)"
        .formatted(topic, partition, offset, event, eventId, hash);
  }
}
