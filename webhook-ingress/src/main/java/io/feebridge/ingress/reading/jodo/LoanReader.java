package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.part.Application;
import io.feebridge.ingress.part.Disbursement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.core.JsonParser;

/** Reads {@code application}, {@code disbursement} and {@code disbursements}. */
final class LoanReader {

  private final JsonParser parser;
  private final Fields fields;
  private final PayloadReader payload;

  LoanReader(JsonParser parser, Fields fields, PayloadReader payload) {
    this.parser = parser;
    this.fields = fields;
    this.payload = payload;
  }

  Application application() {
    String id = null;
    String status = null;
    BigDecimal amount = null;
    Instant signed = null;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "id" -> id = fields.text();
        case "status" -> status = fields.text();
        case "amount" -> amount = fields.rupees();
        case "agreement_signed_at" -> signed = fields.instant();
        default -> payload.beside(name);
      }
    }
    return new Application(id, status, amount, signed);
  }

  List<Disbursement> disbursements() {
    return fields.list(() -> fields.isObject() ? disbursement() : Disbursement.EMPTY);
  }

  Disbursement disbursement() {
    String id = null;
    LocalDate date = null;
    BigDecimal amount = null;
    BigDecimal paidOut = null;
    Boolean disbursed = null;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "id" -> id = fields.text();
        case "date" -> date = fields.day();
        case "amount" -> amount = fields.rupees();
        case "disbursed_amount" -> paidOut = fields.rupees();
        case "is_disbursed" -> disbursed = fields.flag();
        default -> parser.skipChildren();
      }
    }
    return new Disbursement(id, date, amount, paidOut, disbursed);
  }
}
