package io.feebridge.ingress.value;

/** Ids, codes and names: kept exactly as written, whether Jodo wrote a JSON string or a number. */
public final class Texts {

  /** Longest text kept in a field, in UTF-16 units; the longest known one has 40. */
  public static final int MAX_LENGTH = 512;

  /** Longest value of a note, which people write. */
  public static final int MAX_NOTE_LENGTH = 4_096;

  private Texts() {}

  /** The text itself, unless it is longer than any id or holds what PostgreSQL cannot store. */
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
    return written.indexOf('\0') < 0 ? Read.as(written) : Read.not(UnreadReason.OTHER);
  }
}
