package io.feebridge.simulator.scenario;

import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Where a scenario plays: enters its steps into the world's agenda and counts them. */
final class Stage {

  private final World world;
  private final SplittableRandom random;
  private int steps;
  private int done;

  Stage(World world, SplittableRandom random) {
    this.world = world;
    this.random = random;
  }

  World world() {
    return world;
  }

  SplittableRandom random() {
    return random;
  }

  boolean chance(@Nullable Integer percent) {
    return random.nextInt(100) < Flow.percent(percent);
  }

  /** Something happens, {@code after} the present instant. */
  void later(Duration after, String what, Runnable act) {
    later(after, what, () -> true, act);
  }

  /** The same, not before {@code ready}. */
  void later(Duration after, String what, BooleanSupplier ready, Runnable act) {
    Instant due = world.now().plus(after);
    steps++;
    world
        .agenda()
        .at(
            due,
            what,
            ready,
            () -> {
              done++;
              act.run();
            });
  }

  /**
   * Does it.
   *
   * @return the id of what was made or changed
   * @throws IllegalStateException when it is refused: a scenario asks for nothing impossible
   */
  String must(Command command) {
    return switch (world.execute(command)) {
      case Outcome.Done ok -> ok.id();
      case Outcome.Refused refused ->
          throw new IllegalStateException(command + " was refused: " + refused.message());
    };
  }

  int steps() {
    return steps;
  }

  int done() {
    return done;
  }
}
