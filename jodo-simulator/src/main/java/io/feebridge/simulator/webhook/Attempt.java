package io.feebridge.simulator.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver.
 *
 * @param number from 1
 * @param at when it was sent, by the simulated clock
 * @param spoilt what was wrong with it on purpose
 * @param answer null until it is known
 */
public record Attempt(int number, Instant at, Spoilt spoilt, @Nullable Answer answer) {

  /** Mischief done to one attempt. */
  public enum Spoilt {
    NOT,
    WRONG_SIGNATURE,
    RESERIALISED,
    OTHER_SECRET
  }

  public Attempt answered(Answer given) {
    return new Attempt(number, at, spoilt, given);
  }
}
