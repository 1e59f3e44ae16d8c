package io.feebridge.simulator.pull;

import org.jspecify.annotations.Nullable;

/**
 * A question with what became of it.
 *
 * @param problem null when the student was fetched, or while unanswered
 */
public record PullCall(PullQuestion question, boolean answered, @Nullable String problem) {

  public String id() {
    return question.id();
  }

  public PullCall fetched() {
    return new PullCall(question, true, null);
  }

  public PullCall failed(String why) {
    return new PullCall(question, true, why);
  }

  public boolean succeeded() {
    return answered && problem == null;
  }
}
