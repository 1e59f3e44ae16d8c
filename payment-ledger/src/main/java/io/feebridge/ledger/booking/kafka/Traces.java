package io.feebridge.ledger.booking.kafka;

import io.feebridge.ledger.booking.Arrived;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context of records. A batch belongs to as many traces as it has records, so its
 * span is in none of them and linked to each; what a record changes goes on in the record's trace.
 */
public final class Traces {

  private static final String TRACEPARENT = "traceparent";

  /** What a span keeps by default; more links would be dropped by the tracer itself. */
  private static final int MOST_LINKS = 128;

  private static final TextMapGetter<String> VALUE =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
          return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String name) {
          return name.equals(TRACEPARENT) ? traceparent : null;
        }
      };

  private final Tracer tracer;

  /**
   * @param telemetry {@link OpenTelemetry#noop()} where no tracer is configured
   */
  public Traces(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("io.feebridge.ledger");
  }

  /** The record's {@code traceparent}; null when it has none, or one that says nothing. */
  static @Nullable String of(IncomingRecord record) {
    byte[] header = record.header(TRACEPARENT);
    if (header == null) {
      return null;
    }
    String text = new String(header, StandardCharsets.US_ASCII);
    return context(text).isValid() ? text : null;
  }

  private static SpanContext context(String traceparent) {
    Context read =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, VALUE);
    return Span.fromContext(read).getSpanContext();
  }

  /** Runs {@code booking} in a span of its own. */
  void spanning(List<Arrived> batch, Runnable booking) {
    SpanBuilder builder =
        tracer.spanBuilder("ledger.book").setNoParent().setSpanKind(SpanKind.CONSUMER);
    batch.stream()
        .map(Arrived::traceparent)
        .filter(Objects::nonNull)
        .distinct()
        .limit(MOST_LINKS)
        .forEach(traceparent -> builder.addLink(context(traceparent)));
    Span span =
        builder.setAttribute("messaging.batch.message_count", (long) batch.size()).startSpan();
    try (var _ = span.makeCurrent()) {
      booking.run();
    } catch (RuntimeException e) {
      // the class alone: a message may hold what the database refused
      span.setStatus(StatusCode.ERROR, e.getClass().getName());
      throw e;
    } finally {
      span.end();
    }
  }
}
