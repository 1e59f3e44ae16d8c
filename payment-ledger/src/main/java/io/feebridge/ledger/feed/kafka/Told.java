package io.feebridge.ledger.feed.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the books write what no report told. */
final class Told {

  private Told() {}

  /** The epoch stands for a time that no report told. */
  static @Nullable Instant timeOrNull(Instant time) {
    return time.equals(Instant.EPOCH) ? null : time;
  }
}
