package io.feebridge.simulator.control.http;

import io.feebridge.simulator.notation.Notation;
import io.feebridge.simulator.running.Activity;
import io.feebridge.simulator.running.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;

/** Scenarios, starting over, and the stream of what happens. */
@Component
class Playing {

  /** Activities are gathered for so long before they are sent together. */
  private static final Duration GATHERED = Duration.ofMillis(200);

  /** So many are told singly; of more it is only told that there were more. */
  private static final int TOLD = 50;

  record Reset(Instant now) {}

  private final Simulator simulator;
  private final Replies replies;
  private final Notation notation;

  Playing(Simulator simulator, Replies replies, Notation notation) {
    this.simulator = simulator;
    this.replies = replies;
    this.notation = notation;
  }

  Mono<ServerResponse> all(ServerRequest request) {
    return replies.ok(new Listing.Page(simulator.scenarios().all(), null));
  }

  Mono<ServerResponse> begin(ServerRequest request) {
    String name = request.pathVariable("name");
    return Mono.fromFuture(simulator.begin(name))
        .flatMap(
            begun ->
                begun.isPresent()
                    ? replies.ok(begun.get())
                    : replies.notFound("There is no scenario " + name));
  }

  Mono<ServerResponse> story(ServerRequest request) {
    return Mono.fromFuture(simulator.story())
        .flatMap(
            story ->
                story.isPresent()
                    ? replies.ok(story.get())
                    : replies.notFound("No scenario was begun"));
  }

  Mono<ServerResponse> reset(ServerRequest request) {
    return replies.ok(simulator.reset().thenApply(Reset::new));
  }

  /** Server-sent events, each a list of activities. */
  Mono<ServerResponse> events(ServerRequest request) {
    Flux<Activity> activities =
        Flux.<Activity>create(
            sink -> {
              AutoCloseable listening = simulator.listen(sink::next);
              sink.onDispose(() -> close(listening));
            },
            OverflowStrategy.DROP);
    Flux<ServerSentEvent<String>> stream =
        activities
            .buffer(GATHERED)
            .map(gathered -> gathered.size() <= TOLD ? gathered : shortened(gathered))
            .map(
                gathered ->
                    ServerSentEvent.builder(notation.write(gathered)).event("activity").build())
            .mergeWith(
                Flux.interval(Duration.ZERO, Duration.ofSeconds(15))
                    .map(_ -> ServerSentEvent.<String>builder().comment("alive").build()));
    return ServerResponse.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .body(BodyInserters.fromServerSentEvents(stream));
  }

  private static List<Activity> shortened(List<Activity> gathered) {
    return gathered.subList(gathered.size() - TOLD, gathered.size());
  }

  private static void close(AutoCloseable listening) {
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
