package io.feebridge.localstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a process takes of the machine's memory, as {@code ps} tells on Linux and macOS alike. */
public final class ResidentMemory {

  private static final int KIB_A_MIB = 1024;

  private ResidentMemory() {}

  /** In MiB; empty when the process is gone or {@code ps} is not there. */
  public static Optional<Long> of(long pid) {
    try {
      Process ps =
          new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
              .redirectErrorStream(true)
              .start();
      String words = String.join("", ps.inputReader(StandardCharsets.UTF_8).lines().toList());
      return Optional.of(Long.parseLong(words.strip()) / KIB_A_MIB);
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
