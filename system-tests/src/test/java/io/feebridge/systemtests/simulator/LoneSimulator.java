package io.feebridge.systemtests.simulator;

import static org.awaitility.Awaitility.await;

import io.feebridge.localstack.demo.Unreachable;
import io.feebridge.localstack.demo.http.SimulatorApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A simulator beside no ledger: for a world that would be too much for the others. */
final class LoneSimulator implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Path BUILT = Path.of("../jodo-simulator/target");

  private final Process process;
  private final SimulatorApi api;
  private final URI address;

  private LoneSimulator(Process process, URI address) {
    this.process = process;
    this.address = address;
    this.api = new SimulatorApi(address, "demo-key:demo-secret");
  }

  /** Returns when it answers. What it says goes to a file in that folder. */
  static LoneSimulator start(Path folder, String... options) throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-jar", jar().toString()));
    command.addAll(List.of("--port=" + port, "--management.server.port=0"));
    command.addAll(List.of(options));
    Path log = folder.resolve("simulator.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    LoneSimulator lone = new LoneSimulator(process, URI.create("http://127.0.0.1:" + port));
    try {
      await("the simulator answers")
          .atMost(START_LIMIT)
          .until(() -> !process.isAlive() || lone.isUp());
      if (!process.isAlive()) {
        throw new AssertionError("the simulator ended:\n" + Files.readString(log));
      }
      return lone;
    } catch (RuntimeException | Error e) {
      lone.close();
      throw e;
    }
  }

  private static Path jar() throws IOException {
    try (Stream<Path> built = Files.list(BUILT)) {
      return built
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no runnable jar in " + BUILT));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean isUp() {
    try {
      api.now();
      return true;
    } catch (Unreachable e) {
      return false;
    }
  }

  SimulatorApi api() {
    return api;
  }

  /** An address of it. */
  String address(String path) {
    return address.resolve(path).toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    api.close();
  }
}
