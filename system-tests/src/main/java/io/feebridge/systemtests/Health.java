package io.feebridge.systemtests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks services how they are, all of their components, which is more than readiness. */
final class Health {

  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** What the service with that management port on loopback says; empty when it is well. */
  Optional<String> of(int port) {
    URI address = URI.create("http://127.0.0.1:" + port + "/actuator/health");
    HttpRequest question = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == OK ? Optional.empty() : Optional.of(answer.body());
    } catch (IOException e) {
      return Optional.of("nothing: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("nothing: " + e);
    }
  }
}
