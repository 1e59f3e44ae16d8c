package io.feebridge.ingress;

import io.feebridge.ingress.delivery.Delivery;
import io.feebridge.ingress.delivery.DeliveryOutcome;
import io.feebridge.ingress.delivery.DeliveryOutcome.Accepted;
import io.feebridge.ingress.delivery.DeliveryOutcome.NotGenuine;
import io.feebridge.ingress.delivery.DeliveryOutcome.TooManyFailures;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway;
import io.feebridge.ingress.delivery.DeliveryOutcome.Unavailable;
import io.feebridge.ingress.delivery.Traces;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One span {@code receive delivery} from the receipt of a genuine delivery to its outcome, with the
 * attributes {@code feebridge.collector} and {@code feebridge.outcome} ({@code accepted}, or what
 * made it unavailable). A span that nobody samples is two ids and no more.
 *
 * <p>Of the request the header {@code traceparent} alone is read. {@code tracestate} and baggage
 * stay behind: free text of a stranger has no business in a record.
 */
final class IngressTraces implements Traces {

  private static final String NAME = "receive delivery";
  private static final String TRACEPARENT = "traceparent";
  private static final TextMapGetter<Delivery> THE_ONE_TRACEPARENT = new TheOneTraceparent();

  private final Tracer tracer;

  IngressTraces(OpenTelemetry telemetry) {
    tracer = telemetry.getTracer("io.feebridge.ingress");
  }

  @Override
  public Trace begin(Delivery delivery) {
    Context told =
        W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), delivery, THE_ONE_TRACEPARENT);
    return new SpannedTrace(
        tracer
            .spanBuilder(NAME)
            .setParent(told)
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(delivery.receivedAt())
            .setAttribute("feebridge.collector", delivery.collector().name())
            .startSpan());
  }

  private record SpannedTrace(Span span) implements Trace {

    @Override
    public @Nullable String traceparent() {
      SpanContext own = span.getSpanContext();
      return own.isValid()
          ? "00-" + own.getTraceId() + "-" + own.getSpanId() + "-" + own.getTraceFlags().asHex()
          : null;
    }

    @Override
    public void end(DeliveryOutcome outcome) {
      switch (outcome) {
        case Accepted accepted -> span.setAttribute("feebridge.outcome", "accepted");
        case Unavailable(var cause) -> failed(cause);
        case NotGenuine(var doubt, var signer) -> failed(doubt);
        case TooManyFailures tooMany -> failed("too_many_failures");
        case TurnedAway(var why) -> failed(why);
      }
      span.end();
    }

    private void failed(Enum<?> cause) {
      failed(cause.name().toLowerCase(Locale.ROOT));
    }

    private void failed(String cause) {
      span.setAttribute("feebridge.outcome", cause);
      span.setStatus(StatusCode.ERROR);
    }
  }

  /** Of a header that stands twice, nobody knows which one is meant: neither. */
  private static final class TheOneTraceparent implements TextMapGetter<Delivery> {

    @Override
    public Iterable<String> keys(Delivery delivery) {
      return List.of(TRACEPARENT);
    }

    @Override
    public @Nullable String get(@Nullable Delivery delivery, String key) {
      if (delivery == null || !TRACEPARENT.equals(key)) {
        return null;
      }
      List<String> values = delivery.headers().all(TRACEPARENT);
      return values.size() == 1 ? values.getFirst() : null;
    }
  }
}
