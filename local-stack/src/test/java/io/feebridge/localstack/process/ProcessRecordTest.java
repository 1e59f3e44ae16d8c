package io.feebridge.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProcessRecordTest {

  private static final ProcessRecord SELF =
      ProcessRecord.of("self", ProcessHandle.current(), StopSignal.TERM);

  @Test
  void recognisesTheProcessItRecorded() {
    ProcessRecord read = ProcessRecord.parse("self", SELF.toLine()).orElseThrow();

    assertThat(read.living()).contains(ProcessHandle.current());
  }

  @Test
  void doesNotTakeAnotherProcessWithTheSamePidForIt() {
    Instant earlier = SELF.startedAt().minus(Duration.ofHours(1));
    ProcessRecord recycled = new ProcessRecord("self", SELF.pid(), earlier, StopSignal.TERM);

    assertThat(recycled.living()).isEmpty();
  }

  @Test
  void forgivesABootTimeThatMovedByASecond() {
    Instant moved = SELF.startedAt().plusSeconds(1);

    assertThat(new ProcessRecord("self", SELF.pid(), moved, StopSignal.TERM).living()).isPresent();
  }

  @Test
  void readsNothingOutOfALineCutShort() {
    assertThat(ProcessRecord.parse("kafka", "")).isEmpty();
    assertThat(ProcessRecord.parse("kafka", "4711 17")).isEmpty();
    assertThat(ProcessRecord.parse("kafka", "4711 17 HUP")).isEmpty();
    assertThat(ProcessRecord.parse("kafka", "x 17 TERM")).isEmpty();
  }
}
