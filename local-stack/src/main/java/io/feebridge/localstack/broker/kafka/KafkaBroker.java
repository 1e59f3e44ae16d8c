package io.feebridge.localstack.broker.kafka;

import io.feebridge.localstack.process.Logs;
import io.feebridge.localstack.process.Part;
import io.feebridge.localstack.process.PartFailed;
import io.feebridge.localstack.process.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** Kafka's own broker, formatted once, its data in {@code kafka/data} of the state folder. */
public final class KafkaBroker implements Part {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Path folder;
  private final Logs logs;
  private final int port;
  private final int controllerPort;

  /** A broker on loopback whose files stand in {@code folder}. */
  public KafkaBroker(Path folder, Logs logs, int port, int controllerPort) {
    this.folder = folder;
    this.logs = logs;
    this.port = port;
    this.controllerPort = controllerPort;
  }

  @Override
  public String name() {
    return "kafka";
  }

  /** What clients connect to. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  @Override
  public ProcessHandle launch() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Path settings = folder.resolve("server.properties");
    Files.writeString(settings, new BrokerSettings(port, controllerPort, data).text());
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(settings);
    }
    return java(List.of("-Xms64m", "-Xmx256m"), "kafka.Kafka", settings.toString()).toHandle();
  }

  @Override
  public void awaitReady(ProcessHandle process) {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap(),
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            200);
    try (Admin admin = Admin.create(settings)) {
      Polling.untilReady("Kafka", process, () -> answers(admin), LIMIT);
    }
  }

  private static boolean answers(Admin admin) {
    try {
      return !admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void format(Path settings) throws IOException {
    Process format =
        java(
            List.of("-Xmx64m"),
            "kafka.tools.StorageTool",
            "format",
            "--config",
            settings.toString(),
            "--cluster-id",
            Uuid.randomUuid().toString());
    try {
      if (format.waitFor() != 0) {
        throw new PartFailed("Kafka could not format its folder; see " + logs.file(name()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted while Kafka formatted its folder", e);
    }
  }

  private Process java(List<String> heap, String mainClass, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(heap);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Dlog4j2.configurationFile=broker-log4j2.xml",
            "-cp",
            System.getProperty("java.class.path"),
            mainClass));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(logs.appending(name()))
        .start();
  }
}
