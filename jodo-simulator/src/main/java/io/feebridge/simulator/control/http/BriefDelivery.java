package io.feebridge.simulator.control.http;

import io.feebridge.simulator.webhook.Attempt;
import io.feebridge.simulator.webhook.Delivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A delivery without its body, for lists that are read again and again. */
record BriefDelivery(
    String id,
    String webhookId,
    String collector,
    String eventId,
    String event,
    String about,
    Delivery.Why why,
    Instant createdAt,
    Delivery.State state,
    List<Attempt> attempts,
    @Nullable Instant nextAt) {

  static BriefDelivery of(Delivery d) {
    return new BriefDelivery(
        d.id(),
        d.webhookId(),
        d.collector(),
        d.eventId(),
        d.event(),
        d.about(),
        d.why(),
        d.createdAt(),
        d.state(),
        d.attempts(),
        d.nextAt());
  }
}
