package io.feebridge.localstack.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of text as wide as their widest cell; a heading that begins with {@code >} aligns right.
 */
public final class Table {

  private static final String GAP = "   ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> right = new ArrayList<>();

  /** With these headings. */
  public Table(String... headings) {
    List<String> first = new ArrayList<>();
    for (String heading : headings) {
      right.add(heading.startsWith(">"));
      first.add(heading.startsWith(">") ? heading.substring(1) : heading);
    }
    rows.add(first);
  }

  /** One more row, of as many cells. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The heading, then the rows, each indented. */
  public List<String> lines(String indent) {
    return rows.stream().map(row -> (indent + line(row)).stripTrailing()).toList();
  }

  private String line(List<String> row) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String filling = " ".repeat(width(column) - cell.length());
      cells.add(right.get(column) ? filling + cell : cell + filling);
    }
    return String.join(GAP, cells);
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
