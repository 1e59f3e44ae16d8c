package io.feebridge.ledger.report;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a statement: after this line.
 *
 * @param date accounting date
 * @param entryId journal entry
 * @param line posting within the entry
 */
public record StatementCursor(LocalDate date, long entryId, int line) {

  /** Before the first line. */
  public static final StatementCursor START = new StatementCursor(LocalDate.EPOCH, 0, 0);

  /** As a word for URLs, which callers hand back and do not read. */
  public String word() {
    String text = date + "/" + entryId + "/" + line;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The place that {@code word} names; empty when it was not one of ours. */
  public static Optional<StatementCursor> parse(String word) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.US_ASCII);
      String[] parts = text.split("/", -1);
      return parts.length != 3
          ? Optional.empty()
          : Optional.of(
              new StatementCursor(
                  LocalDate.parse(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2])));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
