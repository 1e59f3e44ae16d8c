package io.feebridge.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordsTest {

  private static final ProcessRecord SELF =
      ProcessRecord.of("self", ProcessHandle.current(), StopSignal.INT);
  private static final ProcessRecord GONE =
      new ProcessRecord("gone", 1L << 40, Instant.EPOCH, StopSignal.TERM);

  @TempDir private Path folder;

  @Test
  void tellsTheLivingFromTheDead() {
    ProcessRecords records = new ProcessRecords(folder.resolve("pids"));
    records.write(SELF);
    records.write(GONE);

    assertThat(records.all()).extracting(ProcessRecord::name).containsExactly("gone", "self");
    assertThat(records.living()).extracting(ProcessRecord::name).containsExactly("self");
    assertThat(records.find("self").orElseThrow().signal()).isEqualTo(StopSignal.INT);
  }

  @Test
  void forgetsAndKnowsNothingBeforeTheFirstRecord() {
    ProcessRecords records = new ProcessRecords(folder.resolve("pids"));
    assertThat(records.all()).isEmpty();

    records.write(SELF);
    records.forget("self");
    records.forget("never");

    assertThat(records.all()).isEmpty();
  }

  @Test
  void skipsARecordThatACrashCutShort() throws IOException {
    ProcessRecords records = new ProcessRecords(folder);
    records.write(SELF);
    Files.writeString(folder.resolve("kafka.pid"), "47");

    assertThat(records.all()).extracting(ProcessRecord::name).containsExactly("self");
  }
}
