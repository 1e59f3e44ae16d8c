package io.feebridge.ledger.fact;

/**
 * A fact's place in the total order of a payment's facts: time, then kind, then event id, then body
 * hash. Two facts with equal stamps are one fact.
 *
 * @param epochMillis when it happened by the sender's clock, milliseconds since 1970 UTC, not
 *     negative; 0 when nothing tells
 * @param kind what the fact says
 * @param eventId Jodo's event_id as written, or {@code sha256:} and the body hash
 * @param bodyHash SHA-256 of the raw body, lower-case hexadecimal
 */
public record Stamp(long epochMillis, FactKind kind, String eventId, String bodyHash)
    implements Comparable<Stamp> {

  @Override
  public int compareTo(Stamp other) {
    int order = Long.compare(epochMillis, other.epochMillis);
    order = order != 0 ? order : kind.compareTo(other.kind);
    order = order != 0 ? order : eventId.compareTo(other.eventId);
    return order != 0 ? order : bodyHash.compareTo(other.bodyHash);
  }

  public boolean isAfter(Stamp other) {
    return compareTo(other) > 0;
  }
}
