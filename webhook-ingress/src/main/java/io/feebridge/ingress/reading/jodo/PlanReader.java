package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.part.Instalment;
import io.feebridge.ingress.part.Line;
import io.feebridge.ingress.part.Mandate;
import io.feebridge.ingress.part.Subscription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.core.JsonParser;

/** Reads {@code subscription}, {@code mandate} and {@code payment_schedule}. */
final class PlanReader {

  private final JsonParser parser;
  private final Fields fields;
  private final PayloadReader payload;

  PlanReader(JsonParser parser, Fields fields, PayloadReader payload) {
    this.parser = parser;
    this.fields = fields;
    this.payload = payload;
  }

  Subscription subscription() {
    String id = null;
    String status = null;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "id" -> id = fields.text();
        case "status" -> status = fields.text();
        default -> payload.beside(name);
      }
    }
    return new Subscription(id, status);
  }

  Mandate mandate() {
    String id = null;
    String status = null;
    String category = null;
    LocalDate end = null;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "id" -> id = fields.text();
        case "status" -> status = fields.text();
        case "npci_category_code" -> category = fields.text();
        case "end_date" -> end = fields.day();
        default -> payload.beside(name);
      }
    }
    return new Mandate(id, status, category, end);
  }

  List<Instalment> schedule() {
    return fields.list(() -> fields.isObject() ? instalment() : Instalment.EMPTY);
  }

  private Instalment instalment() {
    LocalDate due = null;
    BigDecimal amount = null;
    List<Line> lines = List.of();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "due_date" -> due = fields.day();
        case "amount" -> amount = fields.rupees();
        case "details" -> lines = new ListReader(parser, fields).lines();
        default -> parser.skipChildren();
      }
    }
    return new Instalment(due, amount, lines);
  }
}
