package io.feebridge.ingress.value;

/** Ids, codes and names: kept exactly as written, whether Jodo wrote a JSON string or a number. */
public final class Texts {

  /** Longest text kept in a field, in UTF-16 units; the longest known one has 40. */
  public static final int MAX_LENGTH = 512;

  /** Longest value of a note, which people write. */
  public static final int MAX_NOTE_LENGTH = 4_096;

  private Texts() {}

  /** The text itself, unless it is longer than any id or holds what no receiver could keep. */
  public static Read<String> read(String written) {
    return kept(written, MAX_LENGTH);
  }

  /** The same for the value of a note. */
  public static Read<String> note(String written) {
    return kept(written, MAX_NOTE_LENGTH);
  }

  private static Read<String> kept(String written, int maxLength) {
    if (written.length() > maxLength) {
      return Read.not(UnreadReason.TOO_LARGE);
    }
    return canBeKept(written) ? Read.as(written) : Read.not(UnreadReason.OTHER);
  }

  /**
   * Whether every character survives: PostgreSQL has no NUL, and UTF-8 no half of a surrogate pair,
   * for which an encoder would write a question mark.
   */
  private static boolean canBeKept(String written) {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\0') {
        return false;
      }
      if (Character.isSurrogate(c)) {
        i++;
        if (i == written.length() || !Character.isSurrogatePair(c, written.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
