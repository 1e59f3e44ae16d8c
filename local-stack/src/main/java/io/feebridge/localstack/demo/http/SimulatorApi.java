package io.feebridge.localstack.demo.http;

import io.feebridge.localstack.demo.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulated Jodo from both sides: as the institute by its API, as its keeper by its control.
 */
public final class SimulatorApi implements AutoCloseable {

  private static final int HUNDRED = 100;
  private static final int SUCCESS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI address;
  private final String authorization;

  /**
   * The simulator at that address.
   *
   * @param credentials of the institute: key, colon, secret
   */
  public SimulatorApi(URI address, String credentials) {
    this.address = address;
    byte[] plain = credentials.getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(plain);
  }

  /** Calls Jodo's API, below {@code /api/v1/integrations}; what it answers under {@code data}. */
  public JsonNode jodo(String method, String path, @Nullable Object body) {
    return demand(method, "/api/v1/integrations" + path, body).path("data");
  }

  /** Has a command carried out; the id of what was made or changed. */
  public String command(String name, Map<String, ?> fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("do", name);
    body.putAll(fields);
    return demand("POST", "/control/commands", body).path("id").asString();
  }

  /** Calls the control API. */
  public JsonNode control(String method, String path, @Nullable Object body) {
    return demand(method, "/control" + path, body);
  }

  /** Lets the simulated time pass at once; returns when the clock is there. */
  public void jump(Duration by) {
    Instant to = now().plus(by);
    while (!control("POST", "/clock/jump", Map.of("to", to.toString()))
        .path("arrived")
        .asBoolean()) {
      // much happens on the way; each answer comes when it is there, or after a minute
    }
  }

  /** The simulated instant. */
  public Instant now() {
    return Instant.parse(control("GET", "/state", null).path("clock").path("now").asString());
  }

  private JsonNode demand(String method, String path, @Nullable Object body) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / HUNDRED != SUCCESS) {
        throw new Unreachable(
            "the simulator answers %d to %s %s: %s"
                .formatted(answer.statusCode(), method, path, answer.body()));
      }
      return answer.body().isEmpty() ? json.missingNode() : json.readTree(answer.body());
    } catch (IOException e) {
      throw new Unreachable("the simulator does not answer at " + address + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("interrupted");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
