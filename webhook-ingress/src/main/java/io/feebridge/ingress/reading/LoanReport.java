package io.feebridge.ingress.reading;

import io.feebridge.ingress.part.Application;
import io.feebridge.ingress.part.Disbursement;
import io.feebridge.ingress.part.Student;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body says about an application for a loan.
 *
 * @param disbursements tranches in the order of the body
 */
public record LoanReport(
    @Nullable String eventId,
    String event,
    @Nullable String version,
    @Nullable Instant occurredAt,
    @Nullable Student student,
    @Nullable Application application,
    List<Disbursement> disbursements,
    List<Unread> unread)
    implements Report {}
