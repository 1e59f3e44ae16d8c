package io.feebridge.ingress.reading;

import io.feebridge.ingress.value.UnreadReason;
import org.jspecify.annotations.Nullable;

/**
 * A field that was present but could not be read.
 *
 * @param pointer JSON Pointer (RFC 6901) of the field in the body
 * @param text what stood there, cut at {@link #MAX_TEXT} characters; null for an object or array
 */
public record Unread(String pointer, @Nullable String text, UnreadReason reason) {

  /** Where a note stands that says: nothing of what the event is about was found. */
  public static final String PAYLOAD = "/payload";

  /** Longest text a note repeats; the body is kept whole beside it. */
  public static final int MAX_TEXT = 64;

  /** Notes kept of one body, so that a record stays about as large as its body. */
  public static final int MAX_NOTES = 100;
}
