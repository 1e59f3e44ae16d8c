package io.feebridge.ingress.delivery.http;

import io.feebridge.ingress.address.Address;
import io.feebridge.ingress.address.Proxies;
import io.feebridge.ingress.collector.Collector;
import io.feebridge.ingress.collector.LiveCollectors;
import io.feebridge.ingress.delivery.AcceptingDeliveries;
import io.feebridge.ingress.delivery.Delivery;
import io.feebridge.ingress.delivery.DeliveryCounts;
import io.feebridge.ingress.delivery.DeliveryOutcome;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway.Why;
import io.feebridge.ingress.delivery.Refusing;
import io.feebridge.ingress.delivery.http.answer.Answer;
import io.feebridge.ingress.delivery.http.answer.Answers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Clock;
import java.util.function.BiFunction;
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
 * <p>In this order: path and method, collector, announced length, then the body up to its limit,
 * within the memory for bodies and the read deadline. Only a whole body becomes a {@link Delivery}.
 */
public final class DeliveryRoute implements NettyRouteProvider {

  private final LiveCollectors collectors;
  private final AcceptingDeliveries accepting;
  private final Refusing refusing;
  private final DeliveryCounts counts;
  private final Senders senders;
  private final Clock clock;
  private final int bodyLimit;
  private final BodyMemory memory;
  private final BodyMemory strangersMemory;
  private final Answers answers;
  private final StraightRoute straight;

  /** The route, not yet part of a server. */
  public DeliveryRoute(
      LiveCollectors collectors,
      AcceptingDeliveries accepting,
      Refusing refusing,
      DeliveryCounts counts,
      Proxies proxies,
      Clock clock,
      Limits limits) {
    this.collectors = collectors;
    this.accepting = accepting;
    this.refusing = refusing;
    this.counts = counts;
    this.clock = clock;
    senders = new Senders(proxies);
    bodyLimit = limits.body();
    memory = new BodyMemory(limits.memory());
    strangersMemory = new BodyMemory(limits.strangersMemory());
    answers = new Answers(limits.retryAfter());
    straight =
        new StraightRoute(
            collectors, accepting, counts, senders, clock, bodyLimit, memory, answers);
  }

  /** The shorter way, for deliveries that arrive in one piece. */
  public StraightRoute straight() {
    return straight;
  }

  /** Bytes that bodies take now. */
  public long memoryUsed() {
    return memory.used() + strangersMemory.used();
  }

  /** Takes every path, so that nothing else can ever be served on the public port by accident. */
  @Override
  public HttpServerRoutes apply(HttpServerRoutes routes) {
    return routes.route(anyPath -> true, this::handle);
  }

  private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    DeliveryPath path = DeliveryPath.of(request.fullPath());
    Mono<Answer> answer =
        path == null
            ? onceDropped(request, Why.UNKNOWN_COLLECTOR, (why, size) -> answers.noSuchPath())
            : outcome(path, request).map(answers::to);
    return response.send(answer.map(told -> headed(told, response)));
  }

  /** Sets status and headers, and gives the body. */
  private static ByteBuf headed(Answer answer, HttpServerResponse response) {
    response
        .status(answer.status())
        .header(HttpHeaderNames.CONTENT_TYPE, answer.mediaType())
        .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(answer.body().length));
    Answer.Extra extra = answer.extra();
    if (extra != null) {
      response.header(extra.name(), extra.value());
    }
    if (answer.endsConnection()) {
      response.keepAlive(false);
    }
    return Unpooled.wrappedBuffer(answer.body());
  }

  private Mono<DeliveryOutcome> outcome(DeliveryPath path, HttpServerRequest request) {
    counts.received(path.collector());
    if (!HttpMethod.POST.equals(request.method())) {
      return turnedAway(path, request, Why.METHOD_NOT_ALLOWED);
    }
    Collector collector = collectors.current().named(path.collector());
    if (collector == null) {
      return turnedAway(path, request, Why.UNKNOWN_COLLECTOR);
    }
    long announced = announcedLength(request);
    return announced > bodyLimit
        ? turnedAway(path, request, Why.BODY_TOO_LARGE)
        : received(path, collector, request, announced);
  }

  /**
   * What comes from an address that may not send is received, too, as far as there is memory put
   * aside for it: whether it is signed tells a stranger from a list that is out of date.
   */
  private Mono<DeliveryOutcome> received(
      DeliveryPath path, Collector collector, HttpServerRequest request, long announced) {
    Address sender = senders.of(request.remoteAddress(), request.requestHeaders());
    boolean admitted = collector.proof().admits(sender);
    return Mono.create(
        sink ->
            request
                .receive()
                .subscribe(
                    new BodyReceipt(
                        new BodyBuffer(bodyLimit, announced, admitted ? memory : strangersMemory),
                        admitted ? Why.NO_MEMORY : Why.ADDRESS,
                        body ->
                            accepting
                                .accept(delivery(path, collector, request, body.bytes(), sender))
                                .thenAccept(
                                    outcome -> {
                                      body.release();
                                      sink.success(outcome);
                                    }),
                        (why, size) -> sink.success(counted(path, sender, why, size)))));
  }

  private Delivery delivery(
      DeliveryPath path,
      Collector collector,
      HttpServerRequest request,
      byte[] body,
      @Nullable Address sender) {
    return new Delivery(
        collector, path.event(), request.requestHeaders()::getAll, body, clock.instant(), sender);
  }

  private Mono<DeliveryOutcome> turnedAway(DeliveryPath path, HttpServerRequest request, Why why) {
    Address sender = senders.of(request.remoteAddress(), request.requestHeaders());
    return onceDropped(request, why, (reason, size) -> counted(path, sender, reason, size));
  }

  /** At once when the sender waits for leave to send its body, else when the body is dropped. */
  private static <T> Mono<T> onceDropped(
      HttpServerRequest request, Why why, BiFunction<Why, Long, T> told) {
    if (request.requestHeaders().contains(HttpHeaderNames.EXPECT)) {
      return Mono.fromSupplier(() -> told.apply(why, 0L));
    }
    return Mono.create(
        sink ->
            request
                .receive()
                .subscribe(
                    BodyReceipt.dropping(
                        why, (reason, size) -> sink.success(told.apply(reason, size)))));
  }

  private DeliveryOutcome counted(DeliveryPath path, @Nullable Address sender, Why why, long size) {
    TurnedAway outcome = new TurnedAway(why);
    counts.turnedAway(path.collector(), outcome);
    refusing.turnedAway(clock.instant(), path.collector(), sender, why, size);
    return outcome;
  }

  /** Content-Length, which Netty has checked to be one number; negative when there is none. */
  private static long announcedLength(HttpServerRequest request) {
    String length = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
    return length == null ? -1 : Long.parseLong(length);
  }
}
