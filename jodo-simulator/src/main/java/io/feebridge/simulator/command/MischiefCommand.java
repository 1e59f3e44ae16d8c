package io.feebridge.simulator.command;

import io.feebridge.simulator.mischief.Mischief;
import io.feebridge.simulator.mischief.MischiefRequest;

/** About the trouble that was asked for. */
public sealed interface MischiefCommand extends Command {

  /** Done: the rule's id. */
  record AddMischief(MischiefRequest rule) implements MischiefCommand {}

  record RemoveMischief(String ruleId) implements MischiefCommand {}

  /** All of it. */
  record ClearMischief() implements MischiefCommand {}

  /**
   * What shall become of a call to the API. Done: the name of a {@link Mischief.CallFate}.
   *
   * @param operation method and path pattern, "POST /pay/orders"
   */
  record JudgeCall(String operation) implements MischiefCommand {}
}
