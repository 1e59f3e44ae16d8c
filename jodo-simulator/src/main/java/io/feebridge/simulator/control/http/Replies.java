package io.feebridge.simulator.control.http;

import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.notation.Notation;
import io.feebridge.simulator.notation.Notation.Unreadable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Reads requests and writes replies in the simulator's notation. */
@Component
class Replies {

  private static final int MOST = 1_000;
  private static final int USUAL = 100;

  /** A refusal, as the control API writes it. */
  record Problem(String reason, String message, List<Outcome.Field> fields) {}

  /** The id of what was made or changed. */
  record Made(String id) {}

  private final Notation notation;

  Replies(Notation notation) {
    this.notation = notation;
  }

  Mono<ServerResponse> ok(Object value) {
    return reply(HttpStatus.OK, value);
  }

  Mono<ServerResponse> ok(CompletableFuture<?> value) {
    return Mono.fromFuture(value).flatMap(this::ok);
  }

  Mono<ServerResponse> outcome(CompletableFuture<Outcome> outcome) {
    return Mono.fromFuture(outcome)
        .flatMap(
            given ->
                switch (given) {
                  case Outcome.Done done -> ok(new Made(done.id()));
                  case Outcome.Refused refused ->
                      problem(status(refused), refused.message(), refused.fields());
                });
  }

  Mono<ServerResponse> notFound(String message) {
    return problem(HttpStatus.NOT_FOUND, message, List.of());
  }

  Mono<ServerResponse> invalid(String message) {
    return problem(HttpStatus.BAD_REQUEST, message, List.of());
  }

  /** Reads the body as {@code type} and goes on with it; says what is wrong when it cannot. */
  <T> Mono<ServerResponse> read(
      ServerRequest request, Class<T> type, Function<T, Mono<ServerResponse>> then) {
    return request
        .bodyToMono(String.class)
        .defaultIfEmpty("")
        .map(Optional::of)
        .onErrorResume(DataBufferLimitException.class, _ -> Mono.just(Optional.empty()))
        .flatMap(given -> given.map(text -> read(text, type, then)).orElseGet(this::tooLong));
  }

  private <T> Mono<ServerResponse> read(
      String text, Class<T> type, Function<T, Mono<ServerResponse>> then) {
    T value;
    try {
      value = notation.read(text, type);
    } catch (Unreadable e) {
      return invalid(String.valueOf(e.getMessage()));
    }
    return then.apply(value);
  }

  private Mono<ServerResponse> tooLong() {
    return problem(HttpStatus.CONTENT_TOO_LARGE, "a body may hold 1 MB", List.of());
  }

  /** How many items a page may hold, 1 to 1000; 100 unless told. */
  static int limit(ServerRequest request) {
    String given = request.queryParam("limit").orElse("");
    return given.matches("[0-9]{1,4}") ? Math.clamp(Integer.parseInt(given), 1, MOST) : USUAL;
  }

  private Mono<ServerResponse> problem(
      HttpStatus status, String message, List<Outcome.Field> fields) {
    return reply(status, new Problem(status.name(), message, fields));
  }

  private Mono<ServerResponse> reply(HttpStatus status, Object value) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(notation.write(value));
  }

  private static HttpStatus status(Outcome.Refused refused) {
    return switch (refused.reason()) {
      case INVALID -> HttpStatus.BAD_REQUEST;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
    };
  }
}
