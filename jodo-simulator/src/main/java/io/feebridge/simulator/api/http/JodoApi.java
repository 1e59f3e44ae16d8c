package io.feebridge.simulator.api.http;

import io.feebridge.simulator.api.http.message.Answer;
import io.feebridge.simulator.api.http.message.Problem;
import io.feebridge.simulator.command.MischiefCommand;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.Outcome.Done;
import io.feebridge.simulator.command.Outcome.Field;
import io.feebridge.simulator.form.http.JsonText;
import io.feebridge.simulator.institute.Institute;
import io.feebridge.simulator.mischief.Mischief.CallFate;
import io.feebridge.simulator.running.Simulator;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes every request below {@link Operation#BASE} through these steps, each of which may end it: a
 * known path (404), its method (405), JSON wanted and sent (406), credentials (401), the budget
 * (429), mischief (429, 500 or silence), a readable body (400), and the operation itself.
 */
public final class JodoApi {

  private static final Logger LOG = LoggerFactory.getLogger(JodoApi.class);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final Map<Operation, Endpoint> endpoints;
  private final Paths paths;
  private final Simulator simulator;
  private final CallBudget budget;
  private final ApiSettings settings;

  /**
   * The API.
   *
   * @param clock of the machine, for the budget
   * @param undocumented whether the operations are there that only an old client library knows
   * @throws IllegalArgumentException when an operation has no endpoint
   */
  public JodoApi(
      Map<Operation, Endpoint> endpoints,
      Simulator simulator,
      Clock clock,
      ApiSettings settings,
      boolean undocumented) {
    this.endpoints = new EnumMap<>(endpoints);
    for (Operation operation : Operation.values()) {
      if (!endpoints.containsKey(operation)) {
        throw new IllegalArgumentException(operation + " has no endpoint");
      }
    }
    this.paths = new Paths(undocumented);
    this.simulator = simulator;
    this.budget = new CallBudget(settings.calls(), settings.window(), clock);
    this.settings = settings;
  }

  /** All of the API as one route: what is none of its operations answers as Jodo does. */
  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route(request -> isOurs(rawPath(request)), this::handle);
  }

  private Mono<ServerResponse> handle(ServerRequest request) {
    Paths.Found found = paths.find(request.method(), rawPath(request));
    Mono<Answer> answer =
        switch (found) {
          case Paths.Nothing _ -> Mono.just(Answer.message(404, "Not Found"));
          case Paths.OtherMethod _ -> Mono.just(Answer.message(405, "Method Not Allowed"));
          case Paths.Match match -> admitted(match, request);
        };
    return answer
        .onErrorResume(error -> Mono.just(failed(request, error)))
        .flatMap(JodoApi::written);
  }

  private static Answer failed(ServerRequest request, Throwable error) {
    LOG.error("{} {} failed", request.method(), rawPath(request), error);
    return Answer.message(500, "Internal Server Error");
  }

  private static boolean isOurs(String path) {
    return path.equals(Operation.BASE) || path.startsWith(Operation.BASE + "/");
  }

  /** Not decoded: an id may hold an escaped slash. */
  private static String rawPath(ServerRequest request) {
    return request.uri().getRawPath();
  }

  private Mono<Answer> admitted(Paths.Match match, ServerRequest request) {
    if (!speaksJson(request)) {
      return Mono.just(Answer.message(406, "Not Acceptable"));
    }
    return Mono.fromFuture(() -> simulator.ask(world -> world.institute()))
        .flatMap(institute -> authorised(institute, match, request));
  }

  private Mono<Answer> authorised(Institute institute, Paths.Match match, ServerRequest request) {
    String refusal =
        new Authorization(institute.credentials())
            .refusal(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
    if (refusal != null) {
      return Mono.just(Answer.message(401, refusal));
    }
    if (!budget.spend()) {
      return Mono.just(tooManyRequests());
    }
    return fate(match.operation()).flatMap(fate -> fated(fate, match, request));
  }

  private Mono<CallFate> fate(Operation operation) {
    return Mono.fromFuture(
            () -> simulator.execute(new MischiefCommand.JudgeCall(operation.title())))
        .map(JodoApi::fate);
  }

  private static CallFate fate(Outcome judged) {
    return judged instanceof Done done ? CallFate.valueOf(done.id()) : CallFate.ANSWERED;
  }

  private Mono<Answer> fated(CallFate fate, Paths.Match match, ServerRequest request) {
    return switch (fate) {
      case ANSWERED -> performed(match, request);
      case TOO_MANY_REQUESTS -> Mono.just(tooManyRequests());
      case SERVER_ERROR -> Mono.just(Answer.message(500, "Internal Server Error"));
      case TIMEOUT_AFTER_EFFECT ->
          performed(match, request)
              .delayElement(settings.silence())
              .map(_ -> Answer.message(504, "Gateway Timeout"));
    };
  }

  private Mono<Answer> performed(Paths.Match match, ServerRequest request) {
    Endpoint endpoint = endpoints.get(match.operation());
    if (endpoint == null) {
      throw new IllegalStateException(match.operation() + " has no endpoint");
    }
    return request
        .bodyToMono(byte[].class)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(body -> performed(endpoint, match, request, body))
        .onErrorResume(DataBufferLimitException.class, _ -> Mono.just(unreadable("is too long")));
  }

  private static Mono<Answer> performed(
      Endpoint endpoint, Paths.Match match, ServerRequest request, Optional<byte[]> body) {
    if (body.isEmpty()) {
      return endpoint.answer(call(match, request, null));
    }
    JsonNode json = JsonText.read(body.get());
    return json == null
        ? Mono.just(unreadable("is not valid JSON"))
        : endpoint.answer(call(match, request, json));
  }

  private static Call call(Paths.Match match, ServerRequest request, @Nullable JsonNode body) {
    return new Call(
        match.operation(), match.variables(), request.queryParams().toSingleValueMap(), body);
  }

  /** No body, or JSON; and JSON, if any, in the answer. */
  private static boolean speaksJson(ServerRequest request) {
    List<MediaType> accepted = request.headers().accept();
    boolean wants =
        accepted.isEmpty()
            || accepted.stream()
                .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON));
    return wants
        && request
            .headers()
            .contentType()
            .map(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON))
            .orElse(true);
  }

  private static Answer unreadable(String why) {
    return Problem.invalidPayload(List.of(new Field("body", "the payload " + why))).answer();
  }

  /** Jodo sends no Retry-After. */
  private static Answer tooManyRequests() {
    return Answer.message(429, "Too Many Requests");
  }

  private static Mono<ServerResponse> written(Answer answer) {
    return ServerResponse.status(answer.status())
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(JSON.writeValueAsBytes(answer.body()));
  }
}
