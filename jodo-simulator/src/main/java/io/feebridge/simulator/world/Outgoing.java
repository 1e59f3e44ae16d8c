package io.feebridge.simulator.world;

import io.feebridge.simulator.pull.PullQuestion;
import io.feebridge.simulator.webhook.sending.Sending;
import java.util.List;

/** What the world wants done outside, in order. Each is answered by a command. */
public record Outgoing(List<Sending> sendings, List<PullQuestion> questions) {

  public boolean isEmpty() {
    return sendings.isEmpty() && questions.isEmpty();
  }
}
