package io.feebridge.cli.service.http;

import io.feebridge.cli.service.Refused;
import io.feebridge.cli.service.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service as one of its users. Every method throws {@link Refused} or {@link Unreachable}. */
public final class ServiceApi implements AutoCloseable {

  /** Longer than a service's own deadline of a search. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private final JsonMapper json = new JsonMapper();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECTING).build();
  private final URI base;
  private final String authorization;

  /**
   * @param base scheme, host and port; a path there is kept
   */
  public ServiceApi(URI base, String user, String password) {
    this.base = URI.create(base.toString().replaceAll("/+$", ""));
    byte[] plain = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(plain);
  }

  /** One segment of a path, whatever it holds. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Asks.
   *
   * @param path encoded
   * @param query not encoded
   */
  public JsonNode get(String path, Map<String, String> query) {
    String words =
        query.entrySet().stream()
            .map(one -> segment(one.getKey()) + "=" + segment(one.getValue()))
            .collect(Collectors.joining("&"));
    return send(request(path + (words.isEmpty() ? "" : "?" + words)).GET());
  }

  public JsonNode post(String path, Map<String, ?> body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header("Authorization", authorization);
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw problem(answer);
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new Unreachable(base + " does not answer: " + e.getClass().getSimpleName());
    } catch (JacksonException e) {
      throw new Unreachable(base + " answers with something that is not JSON");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("interrupted");
    }
  }

  private RuntimeException problem(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    String words = words(answer.body());
    return status >= 400 && status < 500
        ? new Refused(status, words)
        : new Unreachable("the service answers " + (status + " " + words).strip());
  }

  private String words(byte[] body) {
    try {
      JsonNode problem = json.readTree(body);
      String detail = problem.path("detail").asString("");
      String title = problem.path("title").asString("");
      return detail.isEmpty() ? title : title + ". " + detail;
    } catch (JacksonException e) {
      return "";
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
