package io.feebridge.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./dev test --docker} asks Maven for, with a docker and a Maven that only say so. */
class DockerChoiceIT {

  private static final String PROPERTY = "-Dfeebridge.docker=true";

  @TempDir private Path programs;

  @BeforeEach
  void aMavenThatTellsItsArguments() throws IOException {
    program(
        "mvn",
        """
        if [ "$1" = -version ]; then echo 'Apache Maven 3.9.9'; else echo "MAVEN $*"; fi
        """);
  }

  @Test
  void withAnEngineTheTestsUseIt() throws Exception {
    program("docker", "[ \"$1\" = info ]");
    assertThat(dev("test", "--docker", "-o"))
        .contains("A Docker engine answers")
        .containsPattern("MAVEN -B verify (-o " + PROPERTY + "|" + PROPERTY + " -o)");
  }

  @Test
  void withoutAnEngineOneLineSaysSoAndEveryTestRuns() throws Exception {
    program("docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");
    assertThat(dev("test", "--docker"))
        .isEqualTo(
            """
            No Docker engine answers: every test runs all the same, on Kafka and PostgreSQL from Maven artifacts.
            MAVEN -B verify
            """);
  }

  @Test
  void nobodyWhoDoesNotAskGetsContainers() throws Exception {
    program("docker", "exit 0");
    assertThat(dev("test", "--long")).isEqualTo("MAVEN -B verify -Dfeebridge.long=true\n");
  }

  private void program(String name, String script) throws IOException {
    Path file = programs.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private String dev(String... words) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("../dev").redirectErrorStream(true);
    builder.command().addAll(java.util.List.of(words));
    Map<String, String> environment = builder.environment();
    environment.put("PATH", programs + ":" + environment.get("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
