package io.feebridge.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Two processes, one seed. Within one process the order of a {@code Set.of}, or whatever else a JVM
 * shuffles once at its start, would not show.
 */
class RepeatableIT {

  private static final int MINUTES = 5;

  @Test
  void anotherProcessSendsTheSameBytesAndTellsTheSameTruth() throws Exception {
    List<String> here =
        Played.ALL.stream()
            .map(name -> name + " " + Played.digest(Played.play(name, 11, Played.MOST)))
            .toList();

    assertThat(elsewhere(11)).containsExactlyElementsOf(here);
  }

  private static List<String> elsewhere(long seed) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dfeebridge.long=" + Boolean.getBoolean("feebridge.long"),
                "-cp",
                System.getProperty("java.class.path"),
                Played.class.getName(),
                Long.toString(seed))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
      return said.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
