package io.feebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.simulator.notation.Notation.Unreadable;
import io.feebridge.simulator.notation.json.JsonNotation;
import io.feebridge.simulator.scenario.json.YamlFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import tools.jackson.dataformat.yaml.YAMLMapper;

class SimulatorOptionsTest {

  private static final YamlFiles FILES =
      new YamlFiles(JsonNotation.configure(YAMLMapper.builder()).build());

  @Test
  void badOptionsAreNamed() {
    assertMisuse("--speed", "--speed=-1");
    assertMisuse("--speed", "--speed=1000001");
    assertMisuse("--start", "--start=yesterday");
    assertMisuse("--retries", "--retries=PT1H,PT1H,PT1H,PT1H,PT1H,PT1H");
    assertMisuse("--retries", "--retries=-PT1H");
    assertMisuse("--state", "--state=x", "--start=now");
    assertMisuse("--seed", "--seed=x");
    assertMisuse("--port", "--port=70000");
  }

  @Test
  void theScenarioGivesStartSpeedAndLifecycleUnlessTold() throws Exception {
    Beginning alone = Beginning.of(options(), FILES);
    Beginning monthEnd = Beginning.of(options("--scenario=month-end"), FILES);
    Beginning told =
        Beginning.of(
            options(
                "--scenario=month-end",
                "--speed=5",
                "--start=2026-01-01T00:00:00Z",
                "--seed=9",
                "--retries=PT1M,PT2M"),
            FILES);

    assertThat(alone.settings().start()).isEqualTo(Beginning.USUAL_START);
    assertThat(alone.speed()).isEqualTo(1);
    assertThat(monthEnd.settings().start()).isEqualTo(Instant.parse("2025-04-24T03:30:00Z"));
    assertThat(monthEnd.settings().lifecycle().bouncePercent()).isEqualTo(20);
    assertThat(monthEnd.speed()).isEqualTo(36_000);
    assertThat(told.settings().start()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(told.settings().seed()).isEqualTo(9);
    assertThat(told.speed()).isEqualTo(5);
    assertThat(told.settings().timetable().pauses())
        .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2));
  }

  @Test
  void aReceiverOfEverythingIsRegisteredForEveryBranchAndEvent() throws Exception {
    assertThat(Beginning.of(options("--webhook=http://x"), FILES).firstCommands()).hasSize(2 * 36);
  }

  @Test
  void aScenarioOrInstituteOfOnesOwnIsReadAndItsFaultsAreNamed(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("mine.yml");
    Files.writeString(file, "name: mine\nsays: Mine.\nflows: [{kind: PAY, count: 2}]\n");
    assertThat(Beginning.of(options("--scenario=" + file), FILES).scenarios().find("mine"))
        .isPresent();
    Files.writeString(file, "name: mine\nsays: Mine.\nflows: [{kind: DANCE, count: 2}]\n");
    assertUnreadable("DANCE", "--scenario=" + file);
    assertUnreadable("neither a file nor one of happy-day", "--scenario=sad-day");
    Files.writeString(file, "name: mine\n");
    assertUnreadable("environment", "--institute=" + file);
    assertUnreadable("cannot be read", "--institute=" + folder.resolve("none.yml"));
  }

  private static void assertUnreadable(String says, String option) {
    assertThatThrownBy(() -> Beginning.of(options(option), FILES))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(says);
  }

  private static void assertMisuse(String says, String... arguments) {
    assertThatThrownBy(() -> options(arguments))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(says);
  }

  private static SimulatorOptions options(String... arguments) {
    SimulatorOptions options = new SimulatorOptions();
    CommandLine line = new CommandLine(options);
    line.parseArgs(arguments);
    return options.checked(line);
  }
}
