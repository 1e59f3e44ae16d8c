package io.feebridge.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

  /** A process that does nothing for a while. */
  private static class Sleeper implements Part {
    private final String name;
    private final String seconds;

    Sleeper(String name, String seconds) {
      this.name = name;
      this.seconds = seconds;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public ProcessHandle launch() throws IOException {
      return new ProcessBuilder("sleep", seconds).start().toHandle();
    }

    @Override
    public void awaitReady(ProcessHandle process) {
      if (seconds.equals("0")) {
        process.onExit().join();
        throw new PartFailed(name + " ended while it was starting");
      }
    }
  }

  @TempDir private Path folder;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private ProcessRecords records;
  private Supervisor supervisor;

  @BeforeEach
  void supervise() {
    records = new ProcessRecords(folder.resolve("pids"));
    supervisor =
        new Supervisor(
            records,
            new Logs(folder.resolve("logs")),
            told::add,
            Clock.systemUTC(),
            () -> new RestartPolicy(Duration.ofMillis(10), 2, Duration.ofMinutes(1)));
  }

  @AfterEach
  void end() {
    supervisor.stop();
  }

  @Test
  void leavesDownWhatIsHeldAndStartsItWhenItIsReleased() {
    supervisor.start(List.of(new Sleeper("one", "600")));
    for (int time = 0; time < 4; time++) { // more deaths than its policy bears
      await().until(() -> records.find("one").flatMap(ProcessRecord::living).isPresent());
      ProcessRecord living = records.find("one").orElseThrow();
      records.hold("one");
      living.living().orElseThrow().destroyForcibly();
      await().until(() -> records.find("one").isEmpty());
      await().during(100, TimeUnit.MILLISECONDS).until(() -> records.find("one").isEmpty());
      records.release("one");
    }
    await().until(() -> records.find("one").flatMap(ProcessRecord::living).isPresent());
    assertThat(supervisor.broken()).isNotDone();
    assertThat(told).contains("!! one is held down.");
  }

  @Test
  void startsAgainWhatDied() {
    supervisor.start(List.of(new Sleeper("one", "600")));
    ProcessRecord first = records.find("one").orElseThrow();

    first.living().orElseThrow().destroyForcibly();

    await()
        .untilAsserted(
            () ->
                assertThat(records.living())
                    .singleElement()
                    .extracting(ProcessRecord::pid)
                    .isNotEqualTo(first.pid()));
    assertThat(told).anyMatch(line -> line.startsWith("!! one died"));
  }

  @Test
  void startsAgainWhatFailedToStartForAnyReason() {
    AtomicInteger launches = new AtomicInteger();
    supervisor.start(
        List.of(
            new Sleeper("one", "600") {
              @Override
              public ProcessHandle launch() throws IOException {
                if (launches.incrementAndGet() == 2) {
                  throw new IllegalStateException("a library gave up");
                }
                return super.launch();
              }
            }));

    records.find("one").orElseThrow().living().orElseThrow().destroyForcibly();

    await().until(() -> launches.get() == 3 && !records.living().isEmpty());
    assertThat(told).anyMatch(line -> line.contains("a library gave up"));
  }

  @Test
  void givesUpOnWhatDiesAgainAndAgain() throws Exception {
    supervisor.start(List.of(new Sleeper("one", "0.05")));

    assertThat(supervisor.broken().get(20, TimeUnit.SECONDS)).isEqualTo("one died too often");
  }

  @Test
  void endsEverythingAndStartsNothingAfterwards() {
    supervisor.start(List.of(new Sleeper("one", "600"), new Sleeper("two", "600")));
    List<ProcessRecord> both = records.living();

    supervisor.stop();

    assertThat(both).hasSize(2).allMatch(process -> process.living().isEmpty());
    assertThat(records.all()).isEmpty();
    assertThat(told).noneMatch(line -> line.startsWith("!!"));
  }

  @Test
  void refusesToCallAPartReadyThatEndedWhileStarting() {
    assertThatThrownBy(() -> supervisor.start(List.of(new Sleeper("one", "0"))))
        .isInstanceOf(PartFailed.class)
        .hasMessage("one ended while it was starting");
  }
}
