package io.feebridge.ledger.report.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Rows as CSV (RFC 4180) with a header line, fit to be opened in a spreadsheet. */
final class CsvTable {

  private static final CsvMapper CSV = new CsvMapper();

  private CsvTable() {}

  /**
   * @param type a record; its components in their order are the columns
   */
  static <R> String of(Class<R> type, List<R> rows) {
    CsvSchema schema = CSV.schemaFor(type).withHeader().withLineSeparator("\r\n");
    return CSV.writer(schema).writeValueAsString(rows);
  }

  /**
   * Text from outside, such as a fee component, with an apostrophe before what a spreadsheet would
   * take for a formula (OWASP, CSV injection).
   */
  static @Nullable String plain(@Nullable String text) {
    boolean formula = text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
