package io.feebridge.simulator.scenario;

import io.feebridge.simulator.body.jodo.JodoBodies;
import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.institute.Institute;
import io.feebridge.simulator.notation.json.JsonNotation;
import io.feebridge.simulator.running.Scenarios.Told;
import io.feebridge.simulator.scenario.json.YamlFiles;
import io.feebridge.simulator.truth.Telling;
import io.feebridge.simulator.webhook.Timetable;
import io.feebridge.simulator.webhook.jodo.HmacSigner;
import io.feebridge.simulator.webhook.sending.Sending;
import io.feebridge.simulator.world.World;
import io.feebridge.simulator.world.Worlds;
import io.feebridge.simulator.world.ground.Lifecycle;
import io.feebridge.simulator.world.ground.WorldSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A scenario played to its end with the bodies and signatures that the simulator sends. */
public final class Played {

  static final List<String> ALL =
      List.of(
          "happy-day",
          "fee-day",
          "month-end",
          "outage",
          "mandate-cancelled",
          "type-drift",
          "everything-twice-and-backwards");

  /** So many take part in each flow at most: fee-day's 10,000 are for {@code feebridge.long}. */
  static final int MOST = Boolean.getBoolean("feebridge.long") ? 10_000 : 400;

  private static final YamlFiles FILES =
      new YamlFiles(JsonNotation.configure(YAMLMapper.builder()).build());
  private static final JsonNotation NOTATION = new JsonNotation();

  private Played() {}

  /** A world in which it has been told, every webhook answered with 200. */
  static Worlds play(String name, long seed, int most) {
    Script script = scaled(FILES.shipped("scenarios/" + name + ".yml", Script.class), most);
    World world = new World(settings(script, seed), new JodoBodies(seed), new HmacSigner());
    Worlds w = Worlds.of(world, _ -> 200).listening();
    Told told = Playing.play(script, world);
    w.pass(Duration.ofDays(150));
    if (told.done().getAsInt() == 0 || told.done().getAsInt() != told.steps().getAsInt()) {
      throw new AssertionError(name + " was not told to its end");
    }
    return w;
  }

  /** Everything that was sent, in order, each with address, headers and body; then the truth. */
  static String digest(Worlds w) {
    MessageDigest digest = sha256();
    for (Sending sending : w.received) {
      digest.update(head(sending).getBytes(StandardCharsets.UTF_8));
      digest.update(sending.body().bytes());
    }
    digest.update(truth(w).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  static String head(Sending sending) {
    Map<String, String> headers = new TreeMap<>(sending.headers());
    return sending.deliveryId() + " " + sending.attempt() + " " + sending.url() + headers;
  }

  static String truth(Worlds w) {
    return NOTATION.write(Telling.of(w.world));
  }

  /** A process of its own: prints each scenario with its digest, from the seed it is given. */
  public static void main(String[] arguments) {
    for (String name : ALL) {
      System.out.println(name + " " + digest(play(name, Long.parseLong(arguments[0]), MOST)));
    }
  }

  private static Script scaled(Script script, int most) {
    return new Script(
        script.name(),
        script.says(),
        script.start(),
        script.speed(),
        script.environment(),
        script.lifecycle(),
        script.holidays(),
        script.mischief(),
        script.later(),
        script.flows().stream().map(flow -> scaled(flow, most)).toList());
  }

  private static Flow scaled(Flow flow, int most) {
    return new Flow(
        flow.kind(),
        Math.min(flow.count(), most),
        flow.after(),
        flow.over(),
        flow.failPercent(),
        flow.leavePercent(),
        flow.changePercent(),
        flow.cancelPercent(),
        flow.instalments());
  }

  private static WorldSettings settings(Script script, long seed) {
    Institute given = FILES.shipped("institute.yml", Institute.class);
    LifecycleChange change = script.lifecycle();
    Institute ours =
        new Institute(
            given.name(),
            Objects.requireNonNullElse(script.environment(), given.environment()),
            given.credentials(),
            given.branches(),
            null);
    return new WorldSettings(
        seed,
        Objects.requireNonNull(script.start()),
        ours,
        change == null ? Lifecycle.USUAL : change.on(Lifecycle.USUAL),
        new BankCalendar(Set.copyOf(script.holidays())),
        Timetable.JODO,
        Duration.ofSeconds(15),
        100_000);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
