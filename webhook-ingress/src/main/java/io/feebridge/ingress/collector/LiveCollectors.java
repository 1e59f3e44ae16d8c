package io.feebridge.ingress.collector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The collectors in force. They are replaced as a whole: whoever asked before keeps a consistent
 * set, and from then on nobody gets the old one.
 */
public final class LiveCollectors {

  /**
   * How things are.
   *
   * @param since when these collectors came into force
   * @param refused the newest configuration, when it could not be used; null when it is in force
   */
  public record State(Collectors collectors, Instant since, @Nullable Refused refused) {}

  /**
   * A configuration that changed nothing.
   *
   * @param reason for operators; holds no value of a setting
   */
  public record Refused(Instant at, String reason) {}

  private volatile State state;

  public LiveCollectors(Collectors first, Instant since) {
    state = new State(first, since, null);
  }

  public Collectors current() {
    return state.collectors();
  }

  public State state() {
    return state;
  }

  /** From now on, these. */
  public void replace(Collectors next, Instant at) {
    state = new State(next, at, null);
  }

  /** The newest configuration is the one in force, after all. */
  public void confirm() {
    State now = state;
    state = new State(now.collectors(), now.since(), null);
  }

  /** A configuration could not be used; those in force stay. */
  public void refuse(String reason, Instant at) {
    State now = state;
    state = new State(now.collectors(), now.since(), new Refused(at, reason));
  }
}
