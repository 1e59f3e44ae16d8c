package io.feebridge.ledger.booking.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.ledger.booking.Arrived;
import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.Stamp;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.Partition;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trace of a record, and the span of a batch. */
class TracesTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String OTHER = "00-1bf7651916cd43dd8448eb211c80319c-c7ad6b7169203331-00";

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final Traces traces =
      new Traces(
          OpenTelemetrySdk.builder()
              .setTracerProvider(
                  SdkTracerProvider.builder()
                      .addSpanProcessor(SimpleSpanProcessor.create(spans))
                      .build())
              .build());

  private static IncomingRecord record(@Nullable String traceparent) {
    return new IncomingRecord(
        new Partition("t", 0),
        0,
        Instant.EPOCH,
        null,
        null,
        traceparent == null
            ? List.of()
            : List.of(
                new IncomingRecord.Header(
                    "traceparent", traceparent.getBytes(StandardCharsets.UTF_8))));
  }

  private static Arrived arrived(@Nullable String traceparent) {
    Stamp stamp = new Stamp(1, FactKind.BOUNCED, "e", "00");
    PaymentKey key = new PaymentKey("demo", Family.FLEX, "flex_1");
    return new Arrived(
        new Report(key, stamp, "x", null, List.of(), null, null, null, null, null, false),
        traceparent);
  }

  @Test
  void isThatOfTheHeader() {
    assertThat(Traces.of(record(TRACE))).isEqualTo(TRACE);
    assertThat(Traces.of(record(null))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "9876543210",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-parent@example.com",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"
      })
  void aHeaderThatIsNoTraceContextGoesNoFurther(String header) {
    assertThat(Traces.of(record(header))).isNull();
  }

  @Test
  void aBatchIsASpanLinkedToEachTraceOfItsRecords() {
    traces.spanning(
        List.of(arrived(TRACE), arrived(null), arrived(TRACE), arrived(OTHER)), () -> {});

    SpanData span = spans.getFinishedSpanItems().getFirst();
    assertThat(span.getName()).isEqualTo("ledger.book");
    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(span.getLinks())
        .extracting(link -> link.getSpanContext().getTraceId())
        .containsExactly(TRACE.substring(3, 35), OTHER.substring(3, 35));
  }

  @Test
  void aBatchOfManyTracesIsLinkedToAsManyAsASpanKeeps() {
    List<Arrived> many =
        IntStream.range(0, 300)
            .mapToObj(i -> arrived("00-%032x-b7ad6b7169203331-01".formatted(i + 1)))
            .toList();
    traces.spanning(many, () -> {});

    assertThat(spans.getFinishedSpanItems().getFirst().getLinks()).hasSize(128);
  }

  @Test
  void aFailureIsTheSpansWithoutItsMessage() {
    assertThatThrownBy(
            () ->
                traces.spanning(
                    List.of(arrived(TRACE)),
                    () -> {
                      throw new IllegalStateException("9876543210");
                    }))
        .isInstanceOf(IllegalStateException.class);

    SpanData span = spans.getFinishedSpanItems().getFirst();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.toString()).doesNotContain("9876543210");
  }
}
