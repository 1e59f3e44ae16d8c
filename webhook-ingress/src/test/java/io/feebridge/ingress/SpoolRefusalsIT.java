package io.feebridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.ingress.spool.UnusableSpoolException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What stops the start because of the spool, and what is said when there is none. */
@ExtendWith(OutputCaptureExtension.class)
class SpoolRefusalsIT {

  private static final String NOWHERE = "127.0.0.1:1";

  @TempDir private Path folder;

  @Test
  void withoutAFolderItDoesNotStartAndSaysWhatToSet(CapturedOutput output) {
    assertThatThrownBy(() -> Ingress.start(NOWHERE, "feebridge.ingress.spool.folder="))
        .hasRootCauseInstanceOf(UnusableSpoolException.class);
    assertThat(output)
        .contains("feebridge.ingress.spool.folder is not set")
        .contains("feebridge.ingress.spool.enabled=false");
  }

  @Test
  void onAFolderThatCannotBeMadeItDoesNotStart(CapturedOutput output) throws Exception {
    Path file = Files.createFile(folder.resolve("a-file"));
    assertThatThrownBy(() -> Ingress.startOn(file.resolve("spool"), NOWHERE));
    assertThat(output).contains("cannot be written").contains("APPLICATION FAILED TO START");
  }

  @Test
  void twoInstancesNeverShareAFolder(CapturedOutput output) {
    try (Ingress first = Ingress.startOn(folder, NOWHERE)) {
      assertThatThrownBy(() -> Ingress.startOn(folder, NOWHERE));
      assertThat(output).contains("belongs to another instance");
      assertThat(first.port()).isPositive();
    }
  }

  @Test
  void withoutASpoolItStartsAndSaysSoLoudly(CapturedOutput output) {
    try (Ingress ingress = Ingress.start(NOWHERE, "feebridge.ingress.spool.enabled=false")) {
      assertThat(output).contains("NO SPOOL");
      assertThat(ingress.get(ingress.management("/actuator/health/readiness")).statusCode())
          .isEqualTo(503);
    }
  }

  @Test
  void anUnreadableSpoolIsMovedAsideAndItStarts(CapturedOutput output) throws Exception {
    Files.write(folder.resolve("spool.db"), new byte[50_000]);
    Files.writeString(folder.resolve("spool.db"), "this is no database, whatever it is");
    try (Ingress ingress = Ingress.startOn(folder, NOWHERE)) {
      assertThat(output).contains("THE SPOOL COULD NOT BE READ");
      assertThat(Samples.of(ingress).sum("spool_files_unreadable")).isEqualTo(1);
    }
  }
}
