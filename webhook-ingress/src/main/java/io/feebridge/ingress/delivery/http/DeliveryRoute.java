package io.feebridge.ingress.delivery.http;

import io.feebridge.ingress.collector.Collector;
import io.feebridge.ingress.collector.Collectors;
import io.feebridge.ingress.delivery.AcceptingDeliveries;
import io.feebridge.ingress.delivery.Delivery;
import io.feebridge.ingress.delivery.DeliveryCounts;
import io.feebridge.ingress.delivery.DeliveryOutcome;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway.Why;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * The public endpoint, as a route of the Netty server below WebFlux.
 *
 * <p>In this order: path and method, collector, announced length, then the body up to its limit and
 * within the read deadline. Only a whole body becomes a {@link Delivery}.
 */
public final class DeliveryRoute implements NettyRouteProvider {

  private final Collectors collectors;
  private final AcceptingDeliveries accepting;
  private final DeliveryCounts counts;
  private final Clock clock;
  private final int bodyLimit;
  private final Answers answers;

  /**
   * The route, not yet part of a server.
   *
   * @param bodyLimit longest body in bytes that is received
   */
  public DeliveryRoute(
      Collectors collectors,
      AcceptingDeliveries accepting,
      DeliveryCounts counts,
      Clock clock,
      int bodyLimit,
      Duration retryAfter) {
    this.collectors = collectors;
    this.accepting = accepting;
    this.counts = counts;
    this.clock = clock;
    this.bodyLimit = bodyLimit;
    answers = new Answers(retryAfter);
  }

  /** Takes every path, so that nothing else can ever be served on the public port by accident. */
  @Override
  public HttpServerRoutes apply(HttpServerRoutes routes) {
    return routes.route(anyPath -> true, this::handle);
  }

  private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    DeliveryPath path = DeliveryPath.of(request.fullPath());
    Mono<ByteBuf> answer =
        path == null
            ? Mono.fromSupplier(() -> answers.problem(Problem.NO_SUCH_PATH, response))
            : outcome(path, request).map(outcome -> answers.answer(outcome, response));
    return response.send(answer);
  }

  private Mono<DeliveryOutcome> outcome(DeliveryPath path, HttpServerRequest request) {
    counts.received(path.collector());
    if (!HttpMethod.POST.equals(request.method())) {
      return turnedAway(path, request, Why.METHOD_NOT_ALLOWED);
    }
    Collector collector = collectors.named(path.collector());
    if (collector == null) {
      return turnedAway(path, request, Why.UNKNOWN_COLLECTOR);
    }
    long announced = announcedLength(request);
    return announced > bodyLimit
        ? turnedAway(path, request, Why.BODY_TOO_LARGE)
        : received(path, collector, request, announced);
  }

  private Mono<DeliveryOutcome> received(
      DeliveryPath path, Collector collector, HttpServerRequest request, long announced) {
    return Mono.create(
        sink ->
            request
                .receive()
                .subscribe(
                    new BodyReceipt(
                        new BodyBuffer(bodyLimit, announced),
                        body ->
                            accepting
                                .accept(delivery(path, collector, request, body))
                                .thenAccept(sink::success),
                        why -> sink.success(counted(path, why)))));
  }

  private Delivery delivery(
      DeliveryPath path, Collector collector, HttpServerRequest request, byte[] body) {
    return new Delivery(
        collector,
        path.event(),
        request.requestHeaders()::getAll,
        body,
        clock.instant(),
        address(request));
  }

  /** At once when the sender waits for leave to send its body, else when the body is dropped. */
  private Mono<DeliveryOutcome> turnedAway(DeliveryPath path, HttpServerRequest request, Why why) {
    if (request.requestHeaders().contains(HttpHeaderNames.EXPECT)) {
      return Mono.just(counted(path, why));
    }
    return Mono.create(
        sink ->
            request
                .receive()
                .subscribe(
                    BodyReceipt.dropping(why, reason -> sink.success(counted(path, reason)))));
  }

  private DeliveryOutcome counted(DeliveryPath path, Why why) {
    DeliveryOutcome outcome = new TurnedAway(why);
    counts.ended(path.collector(), outcome);
    return outcome;
  }

  /** Content-Length, which Netty has checked to be one number; negative when there is none. */
  private static long announcedLength(HttpServerRequest request) {
    String length = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
    return length == null ? -1 : Long.parseLong(length);
  }

  private static @Nullable String address(HttpServerRequest request) {
    InetSocketAddress remote = request.remoteAddress();
    return remote == null || remote.getAddress() == null
        ? null
        : remote.getAddress().getHostAddress();
  }
}
