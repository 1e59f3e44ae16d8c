package io.feebridge.ingress.part;

import org.jspecify.annotations.Nullable;

/**
 * One entry of notes.
 *
 * @param key null for notes that are one bare text
 * @param value as written, whether text, number, true or false
 */
public record Note(@Nullable String key, @Nullable String value) {

  /** An entry that is there but says nothing that can be read. */
  public static final Note EMPTY = new Note(null, null);
}
