package io.feebridge.ingress.publishing.kafka;

import static io.feebridge.ingress.publishing.kafka.AvroParts.each;

import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.ReceivedHeader;
import io.feebridge.schemas.Source;
import io.feebridge.schemas.Unread;
import io.feebridge.schemas.UnreadReason;
import java.nio.ByteBuffer;
import java.util.List;

/** The evidence of a delivery as the Avro record that every record carries. */
final class AvroEvidence {

  private AvroEvidence() {}

  static Evidence evidence(
      io.feebridge.ingress.publishing.Evidence evidence,
      List<io.feebridge.ingress.reading.Unread> unread) {
    return new Evidence(
        Source.WEBHOOK,
        evidence.collector(),
        evidence.receivedAt(),
        evidence.sourceAddress(),
        evidence.keyId(),
        evidence.bodySha256(),
        ByteBuffer.wrap(evidence.body()),
        evidence.signature(),
        evidence.contentType(),
        evidence.pathEvent(),
        each(unread, AvroEvidence::unread),
        each(evidence.headers(), header -> new ReceivedHeader(header.name(), header.value())));
  }

  private static Unread unread(io.feebridge.ingress.reading.Unread unread) {
    return new Unread(unread.pointer(), unread.text(), reason(unread.reason()));
  }

  private static UnreadReason reason(io.feebridge.ingress.value.UnreadReason reason) {
    return switch (reason) {
      case NOT_A_NUMBER -> UnreadReason.NOT_A_NUMBER;
      case TOO_PRECISE -> UnreadReason.TOO_PRECISE;
      case TOO_LARGE -> UnreadReason.TOO_LARGE;
      case NOT_AN_INSTANT -> UnreadReason.NOT_AN_INSTANT;
      case NOT_A_DATE -> UnreadReason.NOT_A_DATE;
      case WRONG_TYPE -> UnreadReason.WRONG_TYPE;
      case OTHER -> UnreadReason.OTHER;
    };
  }
}
