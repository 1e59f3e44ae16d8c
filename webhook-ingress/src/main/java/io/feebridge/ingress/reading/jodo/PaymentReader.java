package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.reading.Line;
import io.feebridge.ingress.reading.Payment;
import io.feebridge.ingress.reading.Payment.Subscription;
import io.feebridge.ingress.value.UnreadReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@code payload.payment}. Its notes, an array or a string, stay in the evidence. */
final class PaymentReader {

  private final JsonParser parser;
  private final Fields fields;

  private @Nullable String id;
  private @Nullable BigDecimal amount;
  private @Nullable String product;
  private @Nullable String mode;
  private @Nullable Instant paidAt;
  private @Nullable String referenceId;
  private @Nullable String transactionId;
  private @Nullable String settlementUtr;
  private @Nullable Instant settledAt;
  private List<Line> lines = List.of();

  PaymentReader(JsonParser parser, Fields fields) {
    this.parser = parser;
    this.fields = fields;
  }

  void read() {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
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
        case "details" -> lines = lines();
        default -> parser.skipChildren();
      }
    }
  }

  Payment payment(@Nullable Subscription subscription) {
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
        subscription,
        lines);
  }

  /** All lines or none: half a fee structure would pass for a whole one. */
  private List<Line> lines() {
    if (!fields.isArray()) {
      return List.of();
    }
    String pointer = parser.streamReadContext().getParent().pathAsPointer().toString();
    List<Line> read = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (read.size() == Payment.MAX_LINES) {
        skipToEndOfArray();
        fields.note(pointer, null, UnreadReason.TOO_LARGE);
        return List.of();
      }
      read.add(fields.isObject() ? line() : Line.EMPTY);
    }
    return read;
  }

  private void skipToEndOfArray() {
    do {
      parser.skipChildren();
    } while (parser.nextToken() != JsonToken.END_ARRAY);
  }

  private Line line() {
    String feeComponent = null;
    String componentType = null;
    BigDecimal rupees = null;
    String utr = null;
    Instant settled = null;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "fee_component" -> feeComponent = fields.text();
        case "component_type" -> componentType = fields.text();
        case "amount" -> rupees = fields.rupees();
        case "settlement_utr" -> utr = fields.text();
        case "settled_at" -> settled = fields.instant();
        default -> parser.skipChildren();
      }
    }
    return new Line(feeComponent == null ? componentType : feeComponent, rupees, utr, settled);
  }
}
