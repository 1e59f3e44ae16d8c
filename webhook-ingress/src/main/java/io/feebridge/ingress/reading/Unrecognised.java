package io.feebridge.ingress.reading;

import org.jspecify.annotations.Nullable;

/** A genuine body that no record of ours carries. It is kept whole, for a newer version to read. */
public record Unrecognised(@Nullable String eventId, @Nullable String event, Why why)
    implements Reading {

  /** Why no record carries it. */
  public enum Why {
    /** The bytes are no JSON text. */
    NOT_JSON,
    /** JSON, but no object with an event code. */
    NOT_AN_ENVELOPE,
    /** An event code that is in no list of Jodo that we know. */
    UNKNOWN_EVENT,
    /** A record is meant for the event code, but this body does not fit it. */
    UNPROJECTABLE
  }
}
