package io.feebridge.ingress.reading;

import io.feebridge.ingress.part.Student;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the body of one of Jodo's events says. Everything that Jodo may leave out, or write so that
 * it cannot be read, is nullable.
 */
public sealed interface Report extends Reading
    permits PaymentReport, StudentReport, PlanReport, LoanReport {

  /** More entries than this in one list are no fee structure; they are noted, none is copied. */
  int MAX_ENTRIES = 1_000;

  /** Jodo's event code as written. */
  @Override
  String event();

  /** Payload format version. */
  @Nullable String version();

  /** The envelope's timestamp. */
  @Override
  @Nullable Instant occurredAt();

  /** The student the report names. */
  @Nullable Student student();

  /**
   * The fields that were present but could not be read, in the order met; at most {@link
   * Unread#MAX_NOTES}. A note at {@link Unread#PAYLOAD} says that nothing of the report's subject
   * was found.
   */
  List<Unread> unread();
}
