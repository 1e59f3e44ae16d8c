package io.feebridge.simulator;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.WebhookCommand.AddWebhook;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.institute.Institute;
import io.feebridge.simulator.notation.Notation.Unreadable;
import io.feebridge.simulator.scenario.LifecycleChange;
import io.feebridge.simulator.scenario.Script;
import io.feebridge.simulator.scenario.ScriptedScenarios;
import io.feebridge.simulator.scenario.json.YamlFiles;
import io.feebridge.simulator.webhook.Deliveries;
import io.feebridge.simulator.webhook.Timetable;
import io.feebridge.simulator.world.ground.Lifecycle;
import io.feebridge.simulator.world.ground.WorldSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the options come to.
 *
 * @param script what is played from the first instant; null for an empty world
 * @param firstCommands what is asked before it
 */
record Beginning(
    WorldSettings settings,
    ScriptedScenarios scenarios,
    @Nullable Script script,
    List<Command> firstCommands,
    int speed) {

  /** A Monday morning in India. */
  static final Instant USUAL_START = Instant.parse("2025-06-02T03:30:00Z");

  /** How long an answer may take, in simulated time; Jodo waits as long for a pull. */
  static final Duration ANSWER_WINDOW = Duration.ofSeconds(15);

  private static final List<String> SHIPPED =
      List.of(
          "happy-day",
          "fee-day",
          "month-end",
          "outage",
          "mandate-cancelled",
          "type-drift",
          "everything-twice-and-backwards");

  static Beginning of(SimulatorOptions options, YamlFiles files) throws Unreadable {
    List<Script> scripts = new ArrayList<>();
    SHIPPED.forEach(name -> scripts.add(files.shipped("scenarios/" + name + ".yml", Script.class)));
    @Nullable Script script = chosen(options.scenario(), scripts, files);
    Path instituteFile = options.institute();
    Institute institute =
        instituteFile == null
            ? files.shipped("institute.yml", Institute.class)
            : files.institute(instituteFile);
    WorldSettings settings = settings(options, script, institute);
    Integer speed = options.speed();
    Integer ofScript = script == null ? null : script.speed();
    int usual = ofScript == null ? 1 : ofScript;
    return new Beginning(
        settings,
        new ScriptedScenarios(scripts),
        script,
        webhooks(options, institute),
        speed == null ? usual : speed);
  }

  /** One that ships by its name, else a file, which joins the list. */
  private static @Nullable Script chosen(
      @Nullable String wanted, List<Script> scripts, YamlFiles files) throws Unreadable {
    if (wanted == null) {
      return null;
    }
    for (Script script : scripts) {
      if (script.name().equals(wanted)) {
        return script;
      }
    }
    Path file = Path.of(wanted);
    if (!Files.isRegularFile(file)) {
      throw new Unreadable(
          "--scenario " + wanted + ": neither a file nor one of " + String.join(", ", SHIPPED));
    }
    Script script = files.script(file);
    scripts.removeIf(other -> other.name().equals(script.name()));
    scripts.add(script);
    return script;
  }

  private static WorldSettings settings(
      SimulatorOptions options, @Nullable Script script, Institute given) {
    Instant ofScript = script == null ? null : script.start();
    Instant start = options.startsNow() ? Clock.systemUTC().instant() : options.startsAt();
    Instant usual = ofScript == null ? USUAL_START : ofScript;
    Institute.Environment environment = script == null ? null : script.environment();
    LifecycleChange change = script == null ? null : script.lifecycle();
    Institute institute =
        environment == null
            ? given
            : new Institute(
                given.name(), environment, given.credentials(), given.branches(), given.pull());
    return new WorldSettings(
        options.seed(),
        start == null ? usual : start,
        institute,
        change == null ? Lifecycle.USUAL : change.on(Lifecycle.USUAL),
        new BankCalendar(script == null ? Set.of() : Set.copyOf(script.holidays())),
        options.retries() == null ? Timetable.JODO : new Timetable(options.retries()),
        ANSWER_WINDOW,
        Deliveries.KEPT);
  }

  private static List<Command> webhooks(SimulatorOptions options, Institute institute) {
    String url = options.webhook();
    List<Command> commands = new ArrayList<>();
    if (url != null) {
      for (Branch branch : institute.branches()) {
        for (EventCode event : EventCode.values()) {
          commands.add(
              new AddWebhook(
                  branch.collectorCode(),
                  event,
                  url,
                  "nobody@example.com",
                  options.webhookSecret(),
                  null,
                  null));
        }
      }
    }
    return commands;
  }
}
