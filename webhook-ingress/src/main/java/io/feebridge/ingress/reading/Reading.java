package io.feebridge.ingress.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one genuine body says. */
public sealed interface Reading permits Report, Unrecognised {

  /** Jodo's event_id as written; null when the body has none that could be read. */
  @Nullable String eventId();

  /** Jodo's event code as written; null when none could be read. */
  @Nullable String event();

  /** When it happened, by the body's own word; null when it does not say, or cannot be read. */
  default @Nullable Instant occurredAt() {
    return null;
  }
}
