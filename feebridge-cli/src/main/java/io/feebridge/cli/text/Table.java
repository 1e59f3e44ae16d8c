package io.feebridge.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of text as wide as their widest cell. */
public final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /**
   * Adds a row.
   *
   * @param cells null is shown as a dash
   */
  public Table row(@Nullable String... cells) {
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(cell == null || cell.isEmpty() ? "-" : harmless(cell));
    }
    rows.add(row);
    return this;
  }

  /** The headings, then the rows. */
  public List<String> lines() {
    return rows.stream().map(row -> line(row).stripTrailing()).toList();
  }

  /** Texts come from elsewhere: none of them may move the cursor or colour the screen. */
  public static String harmless(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().map(point -> isHarmless(point) ? point : '?').forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private String line(List<String> row) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      cells.add(row.get(column) + " ".repeat(width(column) - row.get(column).length()));
    }
    return String.join(GAP, cells);
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
