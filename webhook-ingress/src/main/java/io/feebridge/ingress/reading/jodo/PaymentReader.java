package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.part.Line;
import io.feebridge.ingress.part.Note;
import io.feebridge.ingress.part.Payment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads {@code payment}. */
final class PaymentReader {

  private final JsonParser parser;
  private final Fields fields;
  private final PayloadReader payload;

  private @Nullable String id;
  private @Nullable BigDecimal amount;
  private @Nullable String product;
  private @Nullable String mode;
  private @Nullable Instant paidAt;
  private @Nullable String referenceId;
  private @Nullable String transactionId;
  private @Nullable String settlementUtr;
  private @Nullable Instant settledAt;
  private @Nullable LocalDate dueDate;
  private List<Line> lines = List.of();
  private List<Note> notes = List.of();

  private PaymentReader(JsonParser parser, Fields fields, PayloadReader payload) {
    this.parser = parser;
    this.fields = fields;
    this.payload = payload;
  }

  static Payment read(JsonParser parser, Fields fields, PayloadReader payload) {
    PaymentReader reader = new PaymentReader(parser, fields, payload);
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      reader.member(name);
    }
    return reader.payment();
  }

  private void member(String name) {
    switch (name) {
      case "id" -> id = fields.text();
      case "amount" -> amount = fields.rupees();
      case "product" -> product = fields.text();
      case "mode" -> mode = fields.text();
      case "paid_at" -> paidAt = fields.instant();
      case "reference_id" -> referenceId = fields.text();
      case "transaction_id" -> transactionId = fields.text();
      case "settlement_utr" -> settlementUtr = fields.text();
      case "settled_at" -> settledAt = fields.instant();
      case "due_date" -> dueDate = fields.day();
      case "details" -> lines = new ListReader(parser, fields).lines();
      case "notes" -> notes = new ListReader(parser, fields).notes();
      default -> payload.beside(name);
    }
  }

  private Payment payment() {
    return new Payment(
        id,
        amount,
        product,
        mode,
        paidAt,
        referenceId,
        transactionId,
        settlementUtr,
        settledAt,
        lines,
        dueDate,
        notes);
  }
}
