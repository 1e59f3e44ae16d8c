package io.feebridge.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Collectors and secrets replaced while the service runs. Kafka is away throughout: what is proved
 * genuine is answered 200 or 503, and what is not 401 or 404.
 */
class ReloadIT {

  private static final int GENUINE = 503;
  private static final String FIRST = "1c5fb0a43e9d72868d21e6f0aa5b4c93";
  private static final String SECOND = "77d0c8be15f94a32c4419e6b2f03da58";
  private static final byte[] BODY = "{\"event\":\"direct.payment.added\"}".getBytes(UTF_8);

  @TempDir Path folder;
  private Path collectors;
  private Path secrets;
  private Ingress ingress;

  @BeforeEach
  void start() throws IOException {
    collectors = folder.resolve("collectors.yml");
    secrets = Files.createDirectory(folder.resolve("secrets"));
    secret("campus-1", FIRST);
    write(campus("[{id: c1, secret: \"${campus-1}\"}]"));
  }

  @AfterEach
  void stop() {
    ingress.close();
  }

  private void start(String interval) {
    ingress =
        Ingress.startBare(
            "127.0.0.1:1",
            "spring.config.import=file:" + collectors + ",configtree:" + secrets + "/",
            "spring.kafka.producer.properties.max.block.ms=50",
            "feebridge.ingress.acknowledgement-deadline=300ms",
            "feebridge.ingress.collectors-interval=" + interval);
  }

  @Test
  void anOperatorReloadsKeysAndCollectors() throws IOException {
    start("0s");
    assertThat(answer("campus", FIRST)).isEqualTo(GENUINE);
    secret("campus-2", SECOND);
    write(campus("[{id: c1, secret: \"${campus-1}\"}, {id: c2, secret: \"${campus-2}\"}]"));
    assertThat(answer("campus", SECOND)).as("not yet").isEqualTo(401);

    assertThat(reload("viewer").statusCode()).isEqualTo(403);
    HttpResponse<String> reloaded = reload("operator");
    assertThat(reloaded.statusCode()).isEqualTo(200);
    assertThat(reloaded.body()).contains("\"id\":\"c2\"").doesNotContain(FIRST, SECOND);
    assertThat(answer("campus", FIRST)).as("both during the overlap").isEqualTo(GENUINE);
    assertThat(answer("campus", SECOND)).isEqualTo(GENUINE);

    write(campus("[{id: c2, secret: \"${campus-2}\"}]") + branch());
    assertThat(reload("operator").statusCode()).isEqualTo(200);
    assertThat(answer("campus", FIRST)).as("a removed key stops at once").isEqualTo(401);
    assertThat(answer("branch", SECOND)).as("a new collector").isEqualTo(GENUINE);
    assertThat(prometheus())
        .contains("feebridge_ingress_deliveries_received_total{collector=\"branch\"} 1.0")
        .contains("feebridge_ingress_budget_limit{collector=\"branch\"} 100.0");

    write(branch());
    assertThat(reload("operator").statusCode()).isEqualTo(200);
    assertThat(answer("campus", SECOND)).as("a removed collector").isEqualTo(404);
  }

  @Test
  void aChangedFileIsSeenByItself() throws IOException {
    start("200ms");
    secret("campus-1", SECOND);
    await().atMost(Duration.ofSeconds(20)).until(() -> answer("campus", SECOND) == GENUINE);
    assertThat(answer("campus", FIRST)).isEqualTo(401);
  }

  @Test
  void aBadConfigurationChangesNothingAndIsLoud() throws IOException {
    start("0s");
    refused("feebridge:\n  collectors: [", "A configuration file cannot be read");
    refused(campus("[{id: c1, secret: \"${nobody-wrote-this}\"}]"), "is a placeholder");
    refused(campus("[{id: c1, secret: short}]"), "is shorter than 16 characters");
    refused(campus("[{id: c1, secret: \"" + SECOND + "\"}]", "moon"), "environment cannot be read");
    refused("other: thing\n", "names no collector");
    Files.delete(collectors);
    HttpResponse<String> missing = reload("operator");
    assertThat(missing.statusCode()).isEqualTo(422);
    assertThat(missing.body()).contains("collectors.yml").contains("cannot be found");

    write(campus("[{id: c1, secret: \"${campus-1}\"}]"));
    assertThat(reload("operator").statusCode()).isEqualTo(200);
    assertThat(prometheus()).contains("feebridge_ingress_collectors_refused 0.0");
    assertThat(ingress.asked("viewer", "GET", "/v1/collectors").body())
        .contains("\"state\":\"in_force\"");
  }

  @Test
  void theWatchRefusesTheSameWay() throws IOException {
    start("200ms");
    write("feebridge:\n  collectors: [");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> prometheus().contains("feebridge_ingress_collectors_refused 1.0"));
    assertThat(answer("campus", FIRST)).isEqualTo(GENUINE);
    write(campus("[{id: c1, secret: \"" + SECOND + "\"}]"));
    await().atMost(Duration.ofSeconds(20)).until(() -> answer("campus", SECOND) == GENUINE);
    assertThat(prometheus()).contains("feebridge_ingress_collectors_refused 0.0");
  }

  @Test
  void aDeliveryThatIsOnItsWayIsJudgedByOneConfiguration() throws IOException {
    start("0s");
    String signature = Ingress.signature(FIRST, BODY);
    CompletableFuture<String> answer = new CompletableFuture<>();
    RawRequest.slowly(
        ingress.port(),
        "campus",
        BODY,
        signature,
        () -> replaced(campus("[{id: c9, secret: \"" + SECOND + "\"}]")),
        answer);
    assertThat(answer.join()).matches("(?s)HTTP/1.1 (200|503) .*");
    assertThat(answer("campus", FIRST)).isEqualTo(401);
  }

  private void replaced(String configuration) {
    await()
        .until(() -> prometheus().contains("deliveries_received_total{collector=\"campus\"} 1.0"));
    try {
      write(configuration);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(reload("operator").statusCode()).isEqualTo(200);
  }

  private void refused(String configuration, String reason) throws IOException {
    write(configuration);
    HttpResponse<String> answer = reload("operator");
    assertThat(answer.statusCode()).as(configuration).isEqualTo(422);
    assertThat(answer.body())
        .contains("urn:feebridge:problem:configuration-refused")
        .contains(reason)
        .doesNotContain(SECOND);
    assertThat(ingress.asked("viewer", "GET", "/v1/collectors").body())
        .contains("\"state\":\"refused\"", reason, "\"id\":\"c1\"");
    assertThat(prometheus()).contains("feebridge_ingress_collectors_refused 1.0");
    assertThat(answer("campus", FIRST)).as("what was in force stays").isEqualTo(GENUINE);
  }

  private int answer(String collector, String secret) {
    int status = ingress.postSigned("/webhooks/jodo/" + collector, BODY, secret).statusCode();
    return status == 200 ? GENUINE : status;
  }

  private HttpResponse<String> reload(String user) {
    return ingress.asked(user, "POST", "/v1/collectors/reload");
  }

  private String prometheus() {
    return ingress.get(ingress.management("/actuator/prometheus")).body();
  }

  private void write(String configuration) throws IOException {
    Path fresh = folder.resolve("fresh");
    Files.writeString(fresh, configuration);
    Files.move(fresh, collectors, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private void secret(String name, String secret) throws IOException {
    Files.writeString(secrets.resolve(name), secret + "\n"); // as an editor leaves it
  }

  private static String campus(String keys) {
    return campus(keys, "production");
  }

  private static String campus(String keys, String environment) {
    return "feebridge:\n  collectors:\n    campus:\n      environment: %s\n      signing-keys: %s\n"
        .formatted(environment, keys);
  }

  private static String branch() {
    return "---\nfeebridge:\n  collectors:\n    branch:\n      signing-keys: [{id: b1, secret: \""
        + SECOND
        + "\"}]\n";
  }
}
