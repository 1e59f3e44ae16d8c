package io.feebridge.ledger.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stored record of an event.
 *
 * @param recordedAt Kafka's timestamp of the record
 * @param content what it says; empty when nobody can read the record
 */
public record StoredEvent(
    String topic, int partition, long offset, Instant recordedAt, Optional<Content> content) {

  /**
   * What the record says, and what proves it.
   *
   * @param event Jodo's event code
   * @param source webhook, api, push or unknown
   * @param sourceAddress that the delivery came from; null when unknown
   * @param keyId of the key that verified the signature; null when the source is no webhook
   * @param bodySha256 lower-case hexadecimal
   * @param body the raw bytes as received
   * @param signature as received; null when the source is no webhook
   * @param pathEvent event code of the URL path; null when it had none
   * @param headers of the delivery, those that the receiver's allow-list names, in its order
   */
  @SuppressWarnings("ArrayRecordComponent") // raw bytes; nobody compares these records
  public record Content(
      String eventId,
      String event,
      String source,
      String collector,
      Instant receivedAt,
      @Nullable String sourceAddress,
      @Nullable String keyId,
      String bodySha256,
      byte[] body,
      @Nullable String signature,
      @Nullable String contentType,
      @Nullable String pathEvent,
      List<Header> headers) {

    public Content {
      headers = List.copyOf(headers);
    }
  }

  /**
   * A header of a delivery. One that was sent twice stands there twice.
   *
   * @param name in lower case
   */
  public record Header(String name, String value) {}
}
