package io.feebridge.ingress.reading;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body says about one payment. Everything Jodo may leave out, or write so that it cannot be
 * read, is nullable.
 *
 * @param version payload format version
 * @param occurredAt the envelope's timestamp
 * @param unread the fields that were present but could not be read, in the order met; at most
 *     {@link Unread#MAX_NOTES}
 */
public record PaymentReport(
    @Nullable String eventId,
    String event,
    @Nullable String version,
    @Nullable Instant occurredAt,
    @Nullable Student student,
    @Nullable Payment payment,
    List<Unread> unread)
    implements Reading {}
