package io.feebridge.ledger.quarantine.http;

import io.feebridge.messaging.deadletter.QuarantineAct;
import io.feebridge.messaging.deadletter.QuarantineEntry;
import io.feebridge.messaging.inbox.ReasonCode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A record in quarantine without its bytes. */
@JsonNaming(SnakeCaseStrategy.class)
record EntryView(
    long id,
    String state,
    String reason,
    @Nullable String subject,
    String consumerGroup,
    String topic,
    String topicId,
    int partition,
    long offset,
    Instant recordedAt,
    Instant quarantinedAt,
    @Nullable Integer keyBytes,
    @Nullable Integer valueBytes,
    String deadLetter,
    List<ActView> acts) {

  @JsonNaming(SnakeCaseStrategy.class)
  record ActView(String act, @Nullable String refusal, String by, Instant at, String reason) {
    static ActView of(QuarantineAct act) {
      ReasonCode refusal = act.refusal();
      return new ActView(
          act.kind().name().toLowerCase(Locale.ROOT),
          refusal == null ? null : refusal.value(),
          act.by(),
          act.at(),
          act.reason());
    }
  }

  static EntryView of(QuarantineEntry entry) {
    return new EntryView(
        entry.id(),
        entry.state().name().toLowerCase(Locale.ROOT),
        entry.reason().value(),
        entry.subject(),
        entry.consumerGroup(),
        entry.partition().topic(),
        entry.topicId().toString(),
        entry.partition().number(),
        entry.offset(),
        entry.recordedAt(),
        entry.quarantinedAt(),
        entry.keyBytes(),
        entry.valueBytes(),
        entry.letter(),
        entry.acts().stream().map(ActView::of).toList());
  }
}
