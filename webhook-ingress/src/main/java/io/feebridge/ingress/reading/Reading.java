package io.feebridge.ingress.reading;

import org.jspecify.annotations.Nullable;

/** What one genuine body says. */
public sealed interface Reading permits Report, Unrecognised {

  /** Jodo's event_id as written; null when the body has none that could be read. */
  @Nullable String eventId();

  /** Jodo's event code as written; null when none could be read. */
  @Nullable String event();
}
