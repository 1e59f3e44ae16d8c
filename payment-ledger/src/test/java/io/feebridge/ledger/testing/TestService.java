package io.feebridge.ledger.testing;

import io.feebridge.ledger.LedgerApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real Kafka and real PostgreSQL, asked over HTTP. */
public final class TestService implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** An answer that takes longer is none: the test fails instead of waiting. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ConfigurableApplicationContext context;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TestService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts over an empty schema, with the demo's users unless {@code settings} say otherwise. */
  public static TestService start(
      TestDatabase database, String topic, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("spring.datasource.url", database.url());
    all.put("spring.flyway.default-schema", database.schema());
    all.put("spring.kafka.bootstrap-servers", TestKafka.bootstrapServers());
    all.put("feebridge.ledger.inbox.topics", topic);
    all.put("feebridge.ledger.relay.shard", "relay-of-" + topic);
    all.put("feebridge.ledger.feed.payments-topic", TestKafka.newTopic(1));
    all.put("feebridge.ledger.feed.journal-topic", TestKafka.newTopic(1));
    all.put("server.port", 0);
    all.put("management.server.port", 0);
    all.put("spring.profiles.active", "demo");
    all.put("spring.jmx.enabled", false);
    all.putAll(settings);
    SpringApplication application = new SpringApplication(LedgerApplication.class);
    application.setDefaultProperties(Map.of());
    String[] arguments =
        all.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    return new TestService(application.run(arguments));
  }

  /** An answer. */
  public record Answer(int status, HttpResponse<String> response) {

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    public String body() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  public Answer get(String path) {
    return get(path, "viewer:viewer", "application/json");
  }

  /**
   * @param credentials user and password; null for none
   */
  public Answer get(String path, @Nullable String credentials, String accept) {
    return ask("local.server.port", path, credentials, accept);
  }

  /** An act of {@code credentials}; the body is JSON, or empty. */
  public Answer post(String path, String credentials, String body) {
    return send(
        request("local.server.port", path, credentials, "application/json")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer management(String path) {
    return ask("local.management.port", path, null, "*/*");
  }

  private Answer ask(String port, String path, @Nullable String credentials, String accept) {
    return send(request(port, path, credentials, accept));
  }

  private HttpRequest.Builder request(
      String port, String path, @Nullable String credentials, String accept) {
    String address = "http://localhost:" + context.getEnvironment().getProperty(port) + path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).header("Accept", accept);
    if (credentials != null) {
      byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until this many records were applied. */
  public TestService awaitRecords(int records) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> metric("feebridge_ledger_records_applied_total"), sum -> sum == records);
    return this;
  }

  /** A metric without tags, as Prometheus reads it. */
  public long metric(String name) {
    return management("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(-1);
  }

  @Override
  public void close() {
    context.close();
  }
}
