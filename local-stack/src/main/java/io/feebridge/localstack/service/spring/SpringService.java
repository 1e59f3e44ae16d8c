package io.feebridge.localstack.service.spring;

import io.feebridge.localstack.broker.BrokerPlan;
import io.feebridge.localstack.port.PortName;
import io.feebridge.localstack.port.Ports;
import io.feebridge.localstack.process.Logs;
import io.feebridge.localstack.process.Part;
import io.feebridge.localstack.process.Polling;
import io.feebridge.localstack.service.FurtherPort;
import io.feebridge.localstack.service.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A service as a process of its own, in the demo profile and on loopback. It learns the stack's
 * ports as environment variables and the rest from its file under {@code deploy/demo}: ordinary
 * settings, as in production.
 */
public final class SpringService implements Part {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Every broker, so that a service finds the others when it starts and the first one is dead. */
  private static final String KAFKA_SERVERS = "FEEBRIDGE_KAFKA_SERVERS";

  /** Where a service may keep something, below a folder of the instance's name. */
  private static final String STATE_FOLDER = "FEEBRIDGE_STATE_FOLDER";

  private static final String INSTANCE = "FEEBRIDGE_INSTANCE";

  private final Service service;
  private final Ports ports;
  private final Path home;
  private final Path unpacked;
  private final Path state;
  private final Logs logs;

  /**
   * The service whose jar stands in its module below {@code home}.
   *
   * @param unpacked where jars are unpacked to
   * @param state where what a service keeps itself outlives it
   */
  public SpringService(
      Service service, Ports ports, Path home, Path unpacked, Path state, Logs logs) {
    this.service = service;
    this.ports = ports;
    this.home = home;
    this.unpacked = unpacked;
    this.state = state;
    this.logs = logs;
  }

  @Override
  public String name() {
    return service.word();
  }

  @Override
  public ProcessHandle launch() throws IOException {
    Path jar = new ServiceJar(home, unpacked).of(service.module());
    Path settings = home.resolve("deploy/demo").resolve(service.settings() + ".yml");
    ProcessBuilder builder =
        new ProcessBuilder(command(jar, settings))
            .redirectErrorStream(true)
            .redirectOutput(logs.appending(name()));
    ports
        .numbers()
        .forEach(
            (word, number) ->
                builder.environment().put(new PortName(word, number).variable(), "" + number));
    builder.environment().put(KAFKA_SERVERS, BrokerPlan.on(ports).bootstrap(ports));
    builder.environment().put(STATE_FOLDER, state.toString());
    builder.environment().put(INSTANCE, service.word());
    return builder.start().toHandle();
  }

  private List<String> command(Path jar, Path settings) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + service.heap(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            jar.toString(),
            "--spring.profiles.active=demo",
            "--spring.config.additional-location=file:" + settings,
            "--server.address=127.0.0.1",
            "--server.port=" + ports.of(service.portName().word()),
            "--management.server.address=127.0.0.1",
            "--management.server.port=" + managementPort()));
    for (FurtherPort further : service.furtherPorts()) {
      command.add("--" + further.setting() + "=" + ports.of(service.portName(further).word()));
    }
    return command;
  }

  @Override
  public void awaitReady(ProcessHandle process) {
    try (Readiness readiness = new Readiness(managementPort())) {
      Polling.untilReady(service.module(), process, readiness::up, LIMIT);
    }
  }

  private int managementPort() {
    return ports.of(service.managementPortName().word());
  }
}
