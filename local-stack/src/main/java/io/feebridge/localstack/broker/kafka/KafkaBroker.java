package io.feebridge.localstack.broker.kafka;

import io.feebridge.localstack.broker.BrokerPlan;
import io.feebridge.localstack.port.Ports;
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

/** Kafka's own broker, formatted once, its data in {@code kafka/data} of the state folder. */
public final class KafkaBroker implements Part {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final int node;
  private final BrokerPlan plan;
  private final Ports ports;
  private final Path folder;
  private final Logs logs;
  private final String clusterId;

  /**
   * A broker on loopback whose files stand in {@code folder}.
   *
   * @param node its number in the plan, from 1
   * @param clusterId what it is formatted with when it is new
   */
  public KafkaBroker(
      int node, BrokerPlan plan, Ports ports, Path folder, Logs logs, String clusterId) {
    this.node = node;
    this.plan = plan;
    this.ports = ports;
    this.folder = folder;
    this.logs = logs;
    this.clusterId = clusterId;
  }

  @Override
  public String name() {
    return BrokerPlan.word(node);
  }

  @Override
  public ProcessHandle launch() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Path settings = folder.resolve("server.properties");
    Files.writeString(settings, new BrokerSettings(node, plan, ports, data).text());
    if (!ClusterId.formatted(folder)) {
      format(settings);
    }
    String heap = plan.replicated() ? "-Xmx192m" : "-Xmx256m";
    return java(List.of("-Xms64m", heap), "kafka.Kafka", settings.toString()).toHandle();
  }

  @Override
  public void awaitReady(ProcessHandle process) {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            "127.0.0.1:" + ports.of(name()),
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            200);
    try (Admin admin = Admin.create(settings)) {
      Polling.untilReady(name(), process, () -> answers(admin), LIMIT);
    }
  }

  /** A broker counts when the cluster counts it: a restarted one answers before it may lead. */
  private boolean answers(Admin admin) {
    try {
      return admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).stream()
          .anyMatch(counted -> counted.id() == node);
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
            clusterId);
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
