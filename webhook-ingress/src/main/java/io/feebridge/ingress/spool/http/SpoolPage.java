package io.feebridge.ingress.spool.http;

import io.feebridge.ingress.spool.SetAside;
import io.feebridge.ingress.spool.SpoolLevel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How full the spool of this instance is, and a page of what is set aside, oldest first.
 *
 * @param waiting deliveries that go to Kafka by themselves
 * @param setAside deliveries that wait for a person
 */
@JsonNaming(SnakeCaseStrategy.class)
record SpoolPage(
    long waiting,
    long setAside,
    long bytesUsed,
    long bytesLimit,
    long deliveriesLimit,
    List<View> deliveries,
    @Nullable String nextCursor) {

  /** One delivery that is set aside. */
  @JsonNaming(SnakeCaseStrategy.class)
  record View(
      long id,
      String reason,
      String collector,
      String eventId,
      @Nullable String pathEvent,
      Instant receivedAt,
      Instant spooledAt,
      String bodySha256,
      long bytes) {

    static View of(SetAside one) {
      return new View(
          one.id(),
          one.reason().name().toLowerCase(Locale.ROOT),
          one.collector(),
          one.eventId(),
          one.pathEvent(),
          one.receivedAt(),
          one.spooledAt(),
          one.bodySha256(),
          one.bytes());
    }
  }

  static SpoolPage of(SpoolLevel level, List<SetAside> found, int limit) {
    return new SpoolPage(
        level.waiting(),
        level.setAside(),
        level.bytes(),
        level.maxBytes(),
        level.maxDeliveries(),
        found.stream().map(View::of).toList(),
        found.size() == limit ? Long.toString(found.getLast().id()) : null);
  }
}
