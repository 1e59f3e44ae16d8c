package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.value.UnreadReason;
import org.jspecify.annotations.Nullable;

/**
 * One part of a payload. Its documented place is the payload itself; where the pages of an event
 * could not be read it may stand deeper, and is taken from there when the documented place is
 * empty. Two different ones deeper down are none: choosing would be a guess.
 */
final class Found<T> {

  private @Nullable T here;
  private @Nullable T elsewhere;
  private @Nullable Fields readElsewhere;
  private boolean ambiguous;

  /** It stands in its documented place. */
  void here(@Nullable T value) {
    here = value;
  }

  /**
   * It stands deeper, and the parser just behind it.
   *
   * @param apart noted what could not be read of it
   */
  void elsewhere(@Nullable T value, Fields apart) {
    if (value == null || value.equals(elsewhere)) {
      return;
    }
    if (elsewhere != null) {
      ambiguous = true;
      apart.note(null, UnreadReason.OTHER);
    }
    elsewhere = value;
    if (readElsewhere == null) {
      readElsewhere = apart;
    } else {
      readElsewhere.adopt(apart);
    }
  }

  /** The part, or null; what could not be read of it is added to {@code notes}. */
  @Nullable T taken(Fields notes) {
    if (here != null) {
      return here;
    }
    if (readElsewhere != null) {
      notes.adopt(readElsewhere);
    }
    return ambiguous ? null : elsewhere;
  }
}
