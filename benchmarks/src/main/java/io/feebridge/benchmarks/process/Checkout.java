package io.feebridge.benchmarks.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A checkout whose modules are built.
 *
 * @param home absolute
 */
public record Checkout(Path home) {

  public Checkout {
    home = home.toAbsolutePath().normalize();
  }

  /** The runnable jar of a service. */
  public Path jar(String module) throws IOException {
    try (Stream<Path> built = Files.list(home.resolve(module).resolve("target"))) {
      return built
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException(module + " is not built"));
    }
  }

  /** The argument that gives a service the demo's settings of that name. */
  public String demoSettings(String name) {
    return "--spring.config.additional-location=file:"
        + home.resolve("deploy/demo").resolve(name + ".yml");
  }

  /** A port that nobody has now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
