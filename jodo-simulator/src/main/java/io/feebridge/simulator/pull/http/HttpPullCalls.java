package io.feebridge.simulator.pull.http;

import io.feebridge.simulator.command.PullCommand;
import io.feebridge.simulator.command.PullCommand.FetchFailed;
import io.feebridge.simulator.institute.PullEndpoint;
import io.feebridge.simulator.pull.PullCalls;
import io.feebridge.simulator.pull.PullQuestion;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;

/**
 * Sends GET with HTTP Basic and the agreed query parameters, and waits for the whole answer no
 * longer than Jodo does (Jodo, integration patterns, pull: within 15 seconds).
 */
public final class HttpPullCalls implements PullCalls {

  /** How long the institute has. */
  public static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final int LONGEST_ANSWER = 1024 * 1024;

  private final WebClient client;
  private final Duration deadline;

  /** Calls by that client, each within the deadline. */
  public HttpPullCalls(WebClient.Builder client, Duration deadline) {
    this.client =
        client.codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_ANSWER)).build();
    this.deadline = deadline;
  }

  @Override
  public CompletionStage<PullCommand> ask(PullQuestion question) {
    long began = System.nanoTime();
    return Mono.defer(() -> asked(question, began))
        .timeout(deadline)
        .onErrorResume(
            error -> Mono.just(new FetchFailed(question.id(), problem(error), since(began))))
        .toFuture()
        .thenApply(Objects::requireNonNull);
  }

  private Mono<PullCommand> asked(PullQuestion question, long began) {
    PullEndpoint endpoint = question.endpoint();
    return client
        .get()
        .uri(address(endpoint.url(), question.parameters()))
        .headers(headers -> headers.setBasicAuth(endpoint.user(), endpoint.password()))
        .accept(MediaType.APPLICATION_JSON)
        .exchangeToMono(response -> read(question, response, began));
  }

  private static Mono<PullCommand> read(
      PullQuestion question, ClientResponse response, long began) {
    return response
        .bodyToMono(byte[].class)
        .defaultIfEmpty(new byte[0])
        .map(
            body ->
                FetchedStudent.read(
                    question.id(), response.statusCode().value(), body, since(began)));
  }

  private static long since(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** Keeps a query string that the address already has. */
  static URI address(String url, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
    if (query.isEmpty()) {
      return URI.create(url);
    }
    return URI.create(url + (url.contains("?") ? "&" : "?") + query);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String problem(Throwable error) {
    return switch (error) {
      case TimeoutException _ -> "no answer within " + deadline.toSeconds() + " s";
      case WebClientRequestException refused -> "cannot be reached: " + refused.getMessage();
      case DataBufferLimitException _ -> "the answer is longer than 1 MB";
      default -> "failed: " + error;
    };
  }
}
