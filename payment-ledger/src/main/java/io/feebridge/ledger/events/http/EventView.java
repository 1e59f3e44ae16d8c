package io.feebridge.ledger.events.http;

import io.feebridge.ledger.events.EventSearch;
import io.feebridge.ledger.events.StoredEvent;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An event and its evidence; the raw body is base64. */
@JsonNaming(SnakeCaseStrategy.class)
record EventView(String eventId, Search search, List<RecordView> records) {

  @JsonNaming(SnakeCaseStrategy.class)
  record Search(Instant from, Instant to, long recordsRead, boolean complete, Instant reachedAt) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record RecordView(
      String topic, int partition, long offset, Instant recordedAt, @Nullable ContentView content) {

    static RecordView of(StoredEvent stored) {
      return new RecordView(
          stored.topic(),
          stored.partition(),
          stored.offset(),
          stored.recordedAt(),
          stored.content().map(ContentView::of).orElse(null));
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record ContentView(
      String eventId,
      String event,
      String source,
      String collector,
      Instant receivedAt,
      @Nullable String sourceAddress,
      @Nullable String keyId,
      String bodySha256,
      String body,
      @Nullable String signature,
      @Nullable String contentType,
      @Nullable String pathEvent,
      List<HeaderView> headers) {

    static ContentView of(StoredEvent.Content content) {
      return new ContentView(
          content.eventId(),
          content.event(),
          content.source(),
          content.collector(),
          content.receivedAt(),
          content.sourceAddress(),
          content.keyId(),
          content.bodySha256(),
          Base64.getEncoder().encodeToString(content.body()),
          content.signature(),
          content.contentType(),
          content.pathEvent(),
          content.headers().stream().map(HeaderView::of).toList());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record HeaderView(String name, String value) {

    static HeaderView of(StoredEvent.Header header) {
      return new HeaderView(header.name(), header.value());
    }
  }

  static EventView of(String eventId, EventSearch search) {
    return new EventView(
        eventId,
        new Search(
            search.from(),
            search.to(),
            search.recordsRead(),
            search.complete(),
            search.reachedAt()),
        search.records().stream().map(RecordView::of).toList());
  }
}
