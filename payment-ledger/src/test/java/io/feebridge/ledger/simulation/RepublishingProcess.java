package io.feebridge.ledger.simulation;

import io.feebridge.ledger.republication.Turn;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What tells of everything again after the generation was raised: a chunk a transaction. */
final class RepublishingProcess extends Process {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Machinery machinery;

  RepublishingProcess(int number, Machinery machinery) {
    super(number, machinery.time);
    this.machinery = machinery;
  }

  @Override
  void begin() {
    // It keeps nothing of its former life.
  }

  /** A failure is tried again, as the production loop does. */
  @Override
  @Nullable Duration turn() {
    Turn turn;
    try {
      turn = Objects.requireNonNull(machinery.database.execute(_ -> machinery.republishing.turn()));
    } catch (RuntimeException e) {
      return LOOK;
    }
    return switch (turn.outcome()) {
      case COMPLETE -> null;
      case TOLD -> Duration.ZERO;
      case RELAY_BEHIND, TAKEN -> LOOK;
    };
  }

  @Override
  void crashed() {
    end();
  }
}
