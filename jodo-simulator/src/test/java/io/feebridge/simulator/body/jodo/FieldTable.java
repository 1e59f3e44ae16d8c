package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.event.EventCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The field tables of Jodo's event pages. */
final class FieldTable {

  private static final Path FILE = Path.of("src/test/resources/jodo/event-fields.tsv");

  private static final Set<String> STUDENT_WITHOUT_TABLE =
      Set.of(
          "identifier",
          "custom_identifier",
          "collector_code",
          "academic_year_start",
          "academic_year_end",
          "primary_contact_number",
          "primary_contact_email",
          "grade",
          "grade.name",
          "grade.code",
          "notes",
          "notes[].key",
          "notes[].value");

  private static final Set<String> PAYER =
      Set.of("name", "phone", "identifier", "email", "notes[].key", "notes[].value");

  private static final Set<String> OF_LINKS =
      Set.of(
          "student_name",
          "custom_identifier",
          "grade",
          "new_admission",
          "date_of_birth",
          "academic_year_start",
          "academic_year_end");

  private static final Set<String> OF_PAGES =
      Set.of(
          "",
          "transaction_id",
          "paid_at",
          "status",
          "details",
          "details[].component_type",
          "details[].amount",
          "details[].settlement_utr",
          "details[].settled_at",
          "notes");

  private FieldTable() {}

  /** Types by path. Number takes what is written as an integer; the reverse is not true. */
  static Map<String, Set<String>> of(EventCode code) {
    Map<String, Set<String>> table = new TreeMap<>();
    for (String[] row : rows()) {
      if (row[0].equals(code.code())) {
        Set<String> types = new TreeSet<>(Set.of(row[2].split(" ")));
        if (types.contains("Number")) {
          types.add("Integer");
        }
        if (row[1].endsWith("settlement_utr") || row[1].endsWith("settled_at")) {
          types.add("null");
        }
        table.put(row[1], types);
      }
    }
    return table;
  }

  static Set<String> events() {
    Set<String> events = new TreeSet<>();
    rows().forEach(row -> events.add(row[0]));
    return events;
  }

  /** What samples tell beyond the tables. */
  static Set<String> alsoTold(EventCode code) {
    Set<String> paths = new TreeSet<>();
    String family = code.code().substring(0, code.code().lastIndexOf('.'));
    switch (family) {
      case "flex.mandate" -> {
        STUDENT_WITHOUT_TABLE.forEach(field -> paths.add("payload.student." + field));
        paths.add("payload.student.fullname");
      }
      case "cred.emi" -> STUDENT_WITHOUT_TABLE.forEach(f -> paths.add("payload.student." + f));
      case "order.payment" -> PAYER.forEach(field -> paths.add("payload.order." + field));
      case "payment_link.payment" -> {
        PAYER.forEach(field -> paths.add("payload.order." + field));
        OF_LINKS.forEach(field -> paths.add("payload.order." + field));
      }
      case "page.payment" -> {
        paths.add("payload.order_id");
        PAYER.forEach(field -> paths.add("payload.order." + field));
        OF_PAGES.forEach(
            field -> paths.add(field.isEmpty() ? "payload.order" : "payload.order." + field));
      }
      default -> {}
    }
    return paths;
  }

  private static List<String[]> rows() {
    try {
      return Files.readAllLines(FILE).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
