package io.feebridge.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.feebridge.ingress.operator.http.OperatorServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The real service on random loopback ports, and a sender that signs as Jodo does. */
final class Ingress implements AutoCloseable {

  static final String NORTH_SECRET = "north-3f9a1c77b2e84d06";
  static final String NORTH_NEXT_SECRET = "north-next-8d21e6f0aa5b";
  static final String SOUTH_SECRET = "south-c40b97d1135ea862";
  static final String HEADER_VALUE = "institute-header-value";

  private static final AtomicInteger FOLDERS = new AtomicInteger();

  /** Bcrypt of the name. */
  private static final String VIEWER_HASH =
      "$2a$10$jlfH2H4PmR2jPN5V4/ao1uQrjSohFgybyUAJuOnVqvND2CoyGHmFC";

  private static final String OPERATOR_HASH =
      "$2a$10$x/RAwCz2.rEfuAhlOU383.bI4Ivoa8GXleOTDjUgpAgQDgQCbrUTe";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;

  private Ingress(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Collector north has two live keys, south one key and a custom header, bare no key at all.
   *
   * @param settings further ones or other values, as {@code name=value}
   */
  static Ingress start(String bootstrapServers, String... settings) {
    return startBare(bootstrapServers, withCollectors(settings));
  }

  /** The settings, and those of the three collectors. */
  static String[] withCollectors(String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "feebridge.collectors.north.signing-keys[0].id=north-1",
                "feebridge.collectors.north.signing-keys[0].secret=" + NORTH_SECRET,
                "feebridge.collectors.north.signing-keys[1].id=north-2",
                "feebridge.collectors.north.signing-keys[1].secret=" + NORTH_NEXT_SECRET,
                "feebridge.collectors.south.signing-keys[0].id=south-1",
                "feebridge.collectors.south.signing-keys[0].secret=" + SOUTH_SECRET,
                "feebridge.collectors.south.custom-header.name=X-Institute-Key",
                "feebridge.collectors.south.custom-header.values[0]=an-older-header-value",
                "feebridge.collectors.south.custom-header.values[1]=" + HEADER_VALUE,
                "feebridge.collectors.bare.custom-header.name=X-Institute-Key",
                "feebridge.collectors.bare.custom-header.values[0]=" + HEADER_VALUE));
    all.addAll(List.of(settings));
    return all.toArray(String[]::new);
  }

  /** Without any collector but those of the settings. */
  static Ingress startBare(String bootstrapServers, String... settings) {
    Path folder = Path.of("target", "spools", "" + FOLDERS.incrementAndGet());
    deleteTree(folder);
    return run(arguments(folder, bootstrapServers, settings));
  }

  /** With the three collectors, on a spool that may hold something. */
  static Ingress startOn(Path folder, String bootstrapServers, String... settings) {
    return run(arguments(folder, bootstrapServers, withCollectors(settings)));
  }

  private static Ingress run(String... arguments) {
    return new Ingress(
        new SpringApplicationBuilder(WebhookIngress.class)
            .registerShutdownHook(false)
            .run(arguments));
  }

  static String[] arguments(Path folder, String bootstrapServers, String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "management.server.port=0",
                "management.server.address=127.0.0.1",
                "feebridge.ingress.operator.port=0",
                "feebridge.access.users[0].name=viewer",
                "feebridge.access.users[0].password-hash=" + VIEWER_HASH,
                "feebridge.access.users[0].roles=viewer",
                "feebridge.access.users[1].name=operator",
                "feebridge.access.users[1].password-hash=" + OPERATOR_HASH,
                "feebridge.access.users[1].roles=operator",
                "spring.kafka.bootstrap-servers=" + bootstrapServers,
                "spring.kafka.producer.properties.schema.registry.url=bundled:",
                "spring.kafka.producer.properties.feebridge.schemas.bundled.allowed=true",
                "feebridge.ingress.watch-interval=300ms",
                "feebridge.ingress.watch-patience=300ms",
                "feebridge.ingress.spool.folder=" + folder,
                "feebridge.ingress.spool.probe-interval=200ms"));
    all.addAll(List.of(settings));
    Map<String, String> arguments = new LinkedHashMap<>(); // one name twice would be a list
    all.forEach(s -> arguments.put(s.substring(0, s.indexOf('=')), "--" + s));
    return arguments.values().toArray(String[]::new);
  }

  /** Returns when it says that it is ready for deliveries. */
  void awaitReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> get(management("/actuator/health/readiness")).statusCode() == 200);
  }

  /** Ends as at a SIGTERM; the sender stays. */
  void endGracefully() {
    context.close();
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  URI management(String path) {
    return URI.create(
        "http://127.0.0.1:"
            + context.getEnvironment().getRequiredProperty("local.management.port")
            + path);
  }

  URI operators(String path) {
    return URI.create("http://127.0.0.1:" + context.getBean(OperatorServer.class).port() + path);
  }

  /** Asks the operators' API as one of its users, whose password is the name. */
  HttpResponse<String> asked(String user, String method, String path) {
    return send(
        HttpRequest.newBuilder(operators(path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", basic(user, user))
            .method(method, BodyPublishers.noBody()));
  }

  static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  HttpResponse<String> post(String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url(path))
            .timeout(Duration.ofSeconds(20))
            .POST(BodyPublishers.ofByteArray(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> postSigned(String path, byte[] body, String secret, String... headers) {
    List<String> all = new ArrayList<>(List.of("X-Jodo-Signature", signature(secret, body)));
    all.addAll(List.of(headers));
    return post(path, body, all.toArray(String[]::new));
  }

  HttpResponse<String> get(URI uri) {
    return send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).GET());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] example(String event) {
    try (InputStream in = Ingress.class.getResourceAsStream("/jodo/" + event + ".json")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void deleteTree(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }
}
