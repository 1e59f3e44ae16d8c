package io.feebridge.registryproof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * One Apicurio registry in a JVM of its own, in memory, on a free port of loopback, for every test
 * of this JVM. Tests stay apart by topics of their own.
 */
final class RegistryServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RegistryServer ONLY = new RegistryServer();
  private static final AtomicInteger TOPICS = new AtomicInteger();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = freePort();
  private final Process process;

  private RegistryServer() {
    long began = System.nanoTime();
    this.process = launch();
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(100))
        .until(this::answers);
    System.out.printf(
        "Apicurio answered after %.1f s%n", (System.nanoTime() - began) / 1_000_000_000.0);
  }

  static RegistryServer running() {
    return ONLY;
  }

  /** A topic that no other test uses. */
  static String newTopic() {
    return "proof-" + TOPICS.incrementAndGet();
  }

  /** Where its Confluent API stands. */
  String address() {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  /** Registers a schema as an operator would, and gives its id. */
  int register(String subject, String schema) {
    String body = JSON.createObjectNode().put("schema", schema).toString();
    return expectOk("POST", "/subjects/" + subject + "/versions", body).path("id").intValue();
  }

  /** Sets the compatibility that new versions of a subject must have. */
  void demand(String subject, String compatibility) {
    String body = JSON.createObjectNode().put("compatibility", compatibility).toString();
    expectOk("PUT", "/config/" + subject, body);
  }

  List<String> subjects() {
    return JSON.convertValue(
        expectOk("GET", "/subjects", ""),
        JSON.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  /** How many versions a subject has. */
  int versions(String subject) {
    return expectOk("GET", "/subjects/" + subject + "/versions", "").size();
  }

  private JsonNode expectOk(String method, String path, String body) {
    HttpResponse<String> answer = call(method, path, BodyPublishers.ofString(body));
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(200);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> call(String method, String path, BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .timeout(Duration.ofSeconds(20))
            .method(method, body)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    assertThat(process.isAlive()).as("the registry runs; see target/apicurio.log").isTrue();
    try {
      return call("GET", "/subjects", BodyPublishers.noBody()).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private Process launch() {
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of(System.getProperty("feebridge.registry.home"), "quarkus-run.jar")
                    .toString())
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "apicurio.log").toFile());
    command.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    command.environment().put("QUARKUS_HTTP_PORT", "" + port);
    try {
      return command.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
