package io.feebridge.ledger.quarantine.http;

import io.feebridge.messaging.deadletter.QuarantinedRecord;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record's own bytes, all of them base64. */
record RecordBytes(
    long id, @Nullable String key, @Nullable String value, List<HeaderBytes> headers) {

  record HeaderBytes(String name, @Nullable String value) {}

  static RecordBytes of(QuarantinedRecord quarantined) {
    return new RecordBytes(
        quarantined.id(),
        base64(quarantined.record().key()),
        base64(quarantined.record().value()),
        quarantined.record().headers().stream()
            .map(header -> new HeaderBytes(header.name(), base64(header.value())))
            .toList());
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }
}
