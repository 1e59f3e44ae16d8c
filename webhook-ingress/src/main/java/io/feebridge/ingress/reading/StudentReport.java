package io.feebridge.ingress.reading;

import io.feebridge.ingress.part.Contact;
import io.feebridge.ingress.part.Student;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a body says about a student's master data. */
public record StudentReport(
    @Nullable String eventId,
    String event,
    @Nullable String version,
    @Nullable Instant occurredAt,
    @Nullable Student student,
    Contact contact,
    List<Unread> unread)
    implements Report {}
