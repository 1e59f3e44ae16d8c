package io.feebridge.ingress.publishing;

import io.feebridge.ingress.reading.LoanReport;
import io.feebridge.ingress.reading.PaymentReport;
import io.feebridge.ingress.reading.PlanReport;
import io.feebridge.ingress.reading.Reading;
import io.feebridge.ingress.reading.StudentReport;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.ingress.reading.Unrecognised.Why;
import org.jspecify.annotations.Nullable;

/**
 * One genuine delivery, ready to be made durable.
 *
 * @param traceparent W3C trace context that the record belongs to; null when tracing is switched
 *     off
 * @param reprojectedFrom the stored record that it was read from anew, such as {@code
 *     jodo.unrecognised.v1-3@17}; null for a delivery that has just come in
 */
public record Publication(
    Reading reading,
    Evidence evidence,
    @Nullable String traceparent,
    @Nullable String reprojectedFrom) {

  /** A delivery that has just come in. */
  public Publication(Reading reading, Evidence evidence, @Nullable String traceparent) {
    this(reading, evidence, traceparent, null);
  }

  /** Jodo's event_id, else {@code sha256:} and the body hash; the key of the record. */
  public String eventId() {
    String given = reading.eventId();
    return given == null ? "sha256:" + evidence.bodySha256() : given;
  }

  public Topic topic() {
    return switch (reading) {
      case PaymentReport payment -> Topic.PAYMENTS;
      case StudentReport student -> Topic.STUDENTS;
      case PlanReport plan -> Topic.PLANS;
      case LoanReport loan -> Topic.LOANS;
      case Unrecognised unrecognised -> Topic.UNRECOGNISED;
    };
  }

  /** The same delivery without a reading, for when its record turns out not to be publishable. */
  public Publication setAside() {
    return new Publication(
        new Unrecognised(reading.eventId(), reading.event(), Why.UNPROJECTABLE),
        evidence,
        traceparent,
        reprojectedFrom);
  }
}
