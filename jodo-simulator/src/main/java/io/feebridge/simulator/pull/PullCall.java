package io.feebridge.simulator.pull;

import org.jspecify.annotations.Nullable;

/**
 * A question with what became of it.
 *
 * @param answer what the institute said, in words; null while it has not
 * @param millis how long it took by the machine's clock; null until then
 * @param problem why the student could not be had; null when it could, and while unanswered
 * @param consequence null until there is one
 */
public record PullCall(
    PullQuestion question,
    @Nullable String answer,
    @Nullable Long millis,
    @Nullable String problem,
    @Nullable Consequence consequence) {

  /** What an answer, or its absence, has led to. */
  public enum Consequence {
    SET_UP_GOES_ON,
    SET_UP_REFUSED,
    REMINDER_SENT,
    REMINDER_SKIPPED,
    INSTALMENT_GOES_ON,
    INSTALMENT_SKIPPED
  }

  /** One that was asked just now. */
  public static PullCall of(PullQuestion question) {
    return new PullCall(question, null, null, null, null);
  }

  public String id() {
    return question.id();
  }

  public PullCall answered(String words, long took) {
    return new PullCall(question, words, took, problem, null);
  }

  public PullCall failed(String why) {
    return new PullCall(question, answer, millis, why, null);
  }

  public PullCall ledTo(Consequence what) {
    return new PullCall(question, answer, millis, problem, what);
  }

  public boolean isAnswered() {
    return answer != null;
  }

  public boolean succeeded() {
    return isAnswered() && problem == null;
  }
}
