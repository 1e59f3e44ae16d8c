package io.feebridge.ingress.reading;

import io.feebridge.ingress.part.Instalment;
import io.feebridge.ingress.part.Mandate;
import io.feebridge.ingress.part.Student;
import io.feebridge.ingress.part.Subscription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body says about a Flex plan or its mandate.
 *
 * @param schedule instalments in the order of the body
 */
public record PlanReport(
    @Nullable String eventId,
    String event,
    @Nullable String version,
    @Nullable Instant occurredAt,
    @Nullable Student student,
    @Nullable Subscription subscription,
    @Nullable Mandate mandate,
    List<Instalment> schedule,
    List<Unread> unread)
    implements Report {}
