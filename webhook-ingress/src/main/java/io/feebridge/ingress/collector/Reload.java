package io.feebridge.ingress.collector;

/** Reads the configuration of the collectors again. */
public interface Reload {

  /** Reads and, when it is good and another one, puts in force. Never throws for what it reads. */
  ReloadOutcome now();

  /** What came of it. */
  sealed interface ReloadOutcome {

    /** In force from now on. */
    record Replaced() implements ReloadOutcome {}

    /** As it was. */
    record Unchanged() implements ReloadOutcome {}

    /**
     * Not to be used; what was in force stays.
     *
     * @param reason for operators; holds no value of a setting
     */
    record Refused(String reason) implements ReloadOutcome {}
  }
}
