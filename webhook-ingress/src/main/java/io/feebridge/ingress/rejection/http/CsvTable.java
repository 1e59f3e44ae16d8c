package io.feebridge.ingress.rejection.http;

import java.util.List;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Rows as CSV (RFC 4180) with a header line. */
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
}
