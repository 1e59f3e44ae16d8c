package io.feebridge.ingress.spool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that waits for a person, as far as a person may see it: no body, no address.
 *
 * @param eventId Jodo's, else {@code sha256:} and the hash of the body
 * @param pathEvent event code of the URL path; null when the path had none
 * @param bytes length of the body
 */
public record SetAside(
    long id,
    Reason reason,
    String collector,
    String eventId,
    @Nullable String pathEvent,
    Instant receivedAt,
    Instant spooledAt,
    String bodySha256,
    long bytes) {

  /** Why it is not published. */
  public enum Reason {
    /** Kafka refuses its record for good, with and without its reading. */
    REFUSED_FOR_GOOD,
    /** Its bytes are not those that were signed: the disk has changed them. */
    BYTES_ALTERED
  }
}
