package io.feebridge.simulator.running;

import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.WebhookCommand;
import java.time.Instant;

/**
 * Something that a live view may want to show.
 *
 * @param kind clock: time has passed; command; attempt; world: what was due has happened, or all
 *     began anew
 * @param what for a command its name, for an attempt the delivery's id
 */
public record Activity(String kind, String what, Instant at) {

  static Activity of(Command command, Outcome outcome, Instant at) {
    if (command instanceof WebhookCommand.Answered answered) {
      return new Activity("attempt", answered.deliveryId(), at);
    }
    String done = outcome instanceof Outcome.Done ? "" : " refused";
    return new Activity("command", command.getClass().getSimpleName() + done, at);
  }
}
