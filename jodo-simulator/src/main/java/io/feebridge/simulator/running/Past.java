package io.feebridge.simulator.running;

import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.pull.PullCall;
import io.feebridge.simulator.running.Journal.Entry;
import io.feebridge.simulator.running.Scenarios.Told;
import io.feebridge.simulator.webhook.Attempt;
import io.feebridge.simulator.webhook.sending.Sending;
import io.feebridge.simulator.world.Outgoing;
import io.feebridge.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads a fresh world to where another one was. */
final class Past {

  private Past() {}

  /** Repeats everything; the story that was begun last, null when none was. */
  static @Nullable Told repeat(List<Entry> past, World world, Scenarios scenarios) {
    Told story = null;
    for (Entry entry : past) {
      world.repeat(entry.at(), entry.happened());
      Command command = entry.command();
      if (command != null) {
        world.execute(command);
      }
      String name = entry.scenario();
      if (name != null) {
        story =
            scenarios
                .begin(name, world)
                .orElseThrow(() -> new IllegalStateException("There is no scenario " + name));
      }
    }
    return story;
  }

  /** What was handed out in the past and never answered; it is done once more. */
  static Outgoing unanswered(World world) {
    Outgoing all = world.takeOutgoing();
    return new Outgoing(
        all.sendings().stream().filter(sending -> isOpen(world, sending)).toList(),
        all.questions().stream()
            .filter(q -> !world.pulls().find(q.id()).map(PullCall::isAnswered).orElse(true))
            .toList());
  }

  private static boolean isOpen(World world, Sending sending) {
    return world.deliveries().find(sending.deliveryId()).stream()
        .flatMap(delivery -> delivery.attempts().stream())
        .filter(attempt -> attempt.number() == sending.attempt())
        .map(Attempt::answer)
        .anyMatch(answer -> answer == null);
  }
}
