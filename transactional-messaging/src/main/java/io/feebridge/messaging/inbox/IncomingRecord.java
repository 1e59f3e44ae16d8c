package io.feebridge.messaging.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record as it lies in Kafka: bytes, not yet understood by anybody.
 *
 * <p>The arrays are the consumer's own and are not copied: they must not be changed. Equality is
 * identity of the place, because one place never holds two records while its topic lives.
 *
 * @param partition where it lies
 * @param offset its place there
 * @param timestamp Kafka's record timestamp, as the topic's {@code message.timestamp.type} means it
 * @param key null when the producer gave none
 * @param value null for a tombstone
 * @param headers in the producer's order; a name may repeat
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what this module is about; see equals
public record IncomingRecord(
    Partition partition,
    long offset,
    Instant timestamp,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<Header> headers) {

  public IncomingRecord {
    headers = List.copyOf(headers);
  }

  /** The bytes of the last header of this name, null when there is none. */
  public byte @Nullable [] header(String name) {
    for (Header header : headers.reversed()) {
      if (header.name().equals(name)) {
        return header.value();
      }
    }
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IncomingRecord that
        && offset == that.offset
        && partition.equals(that.partition);
  }

  @Override
  public int hashCode() {
    return 31 * partition.hashCode() + Long.hashCode(offset);
  }

  /** The place only: a payload never reaches a log line. */
  @Override
  public String toString() {
    return partition + "@" + offset;
  }

  /**
   * One header.
   *
   * @param value null where the producer sent a header without a value
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Header(String name, byte @Nullable [] value) {}
}
