package io.feebridge.simulator.scenario;

import io.feebridge.simulator.command.MischiefCommand.AddMischief;
import io.feebridge.simulator.running.Scenarios.Story;
import io.feebridge.simulator.running.Scenarios.Told;
import io.feebridge.simulator.seed.Seed;
import io.feebridge.simulator.world.World;
import java.time.Duration;

/** Plays a script in a world, from the present instant on. */
public final class Playing {

  private Playing() {}

  /** Enters everything into the world's agenda. */
  public static Told play(Script script, World world) {
    String stream = "scenario:" + script.name() + "@" + world.agenda().done();
    Stage stage = new Stage(world, new Seed(world.settings().seed()).stream(stream));
    Acts acts = new Acts(stage);
    script.mischief().forEach(rule -> stage.must(new AddMischief(rule)));
    script
        .later()
        .forEach(
            later ->
                stage.later(
                    later.after(),
                    "mischief begins: " + later.mischief().kind(),
                    () -> stage.must(new AddMischief(later.mischief()))));
    for (Flow flow : script.flows()) {
      enter(flow, stage, acts);
    }
    return new Told(
        new Story(script.name(), script.says()), world.now(), stage::steps, stage::done);
  }

  private static void enter(Flow flow, Stage stage, Acts acts) {
    for (int i = 0; i < flow.count(); i++) {
      long wait = flow.overMillis() == 0 ? 0 : stage.random().nextLong(flow.overMillis());
      stage.later(
          flow.begin().plus(Duration.ofMillis(wait)),
          flow.kind().name().toLowerCase(java.util.Locale.ROOT)
              + " "
              + (i + 1)
              + " of "
              + flow.count(),
          () -> acts.play(flow));
    }
  }
}
