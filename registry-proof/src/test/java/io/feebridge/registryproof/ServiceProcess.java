package io.feebridge.registryproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A service as an installation runs it: its own jar, unpacked, in a JVM of its own, with the demo's
 * settings and what a test changes of them.
 */
final class ServiceProcess implements AutoCloseable {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path TARGET = Path.of("target", "services").toAbsolutePath();
  private static final Map<String, Path> UNPACKED = new ConcurrentHashMap<>();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = freePort();
  private final int managementPort = freePort();
  private final Path log;
  private final Path classes;
  private final Path spool;
  private final Process process;

  private ServiceProcess(String module, List<Path> behind, List<String> settings) {
    String run = module + "-" + port;
    log = TARGET.resolve(run + ".log");
    classes = TARGET.resolve(run + ".classes");
    spool = TARGET.resolve(run + ".spool");
    process = launch(command(unpacked(module), behind, settings));
  }

  /**
   * Started, and ready.
   *
   * @param module such as {@code payment-ledger}
   * @param behind jars that stand on the class path behind everything of the service
   * @param settings further ones, as {@code name=value}
   */
  static ServiceProcess start(String module, List<Path> behind, List<String> settings) {
    ServiceProcess service = new ServiceProcess(module, behind, settings);
    try {
      Awaitility.await(module + " is ready")
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(200))
          .until(service::ready);
    } catch (RuntimeException | Error e) {
      service.close();
      throw e;
    }
    return service;
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send(request(port, path).headers(headers).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(port, path).headers(headers).GET());
  }

  /** The sum of a meter's samples, as Prometheus reads them, that carry all of these tags. */
  double metric(String name, String... tags) {
    return send(request(managementPort, "/actuator/prometheus").GET())
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> Stream.of(tags).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  String log() {
    return read(log);
  }

  /** Every class that was loaded from a jar, as {@code name source: file:/jar}. */
  List<String> loadedClasses() {
    return read(classes).lines().filter(line -> line.contains(" source: file:")).toList();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    http.close();
  }

  private boolean ready() {
    assertThat(process.isAlive()).as("runs; its log is %s", log).isTrue();
    try {
      return send(request(managementPort, "/actuator/health/readiness").GET()).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20));
  }

  private List<String> command(Path jar, List<Path> behind, List<String> settings) {
    List<String> classPath = new ArrayList<>(List.of(jar.toString())); // its manifest names lib/
    behind.forEach(path -> classPath.add(path.toString()));
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA.toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + classes + ":none",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                String.join(File.pathSeparator, classPath),
                mainClass(jar),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--feebridge.ingress.operator.port=0",
                "--feebridge.ingress.spool.folder=" + spool,
                "--management.server.address=127.0.0.1",
                "--management.server.port=" + managementPort));
    settings.forEach(setting -> command.add("--" + setting));
    return command;
  }

  private Process launch(List<String> command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      Process started = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path unpacked(String module) {
    return UNPACKED.computeIfAbsent(module, ServiceProcess::unpack);
  }

  private static Path unpack(String module) {
    try (Stream<Path> built = Files.list(Path.of("..", module, "target"))) {
      Path jar = built.filter(f -> f.toString().endsWith("-exec.jar")).findFirst().orElseThrow();
      Path folder = TARGET.resolve(module);
      Process tool =
          new ProcessBuilder(
                  JAVA.toString(),
                  "-Djarmode=tools",
                  "-jar",
                  jar.toString(),
                  "extract",
                  "--force",
                  "--destination",
                  folder.toString())
              .inheritIO()
              .start();
      assertThat(tool.waitFor()).isZero();
      return folder.resolve(jar.getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String mainClass(Path jar) {
    try (var file = new java.util.jar.JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes().getValue("Main-Class");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
