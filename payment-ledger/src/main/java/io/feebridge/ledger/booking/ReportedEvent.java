package io.feebridge.ledger.booking;

import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.Family;
import java.util.Map;
import java.util.Optional;

/**
 * An event of Jodo that the ledger books.
 *
 * @param code as Jodo writes it, such as {@code flex.instalment.settled}
 * @param family the product, told by the code
 * @param kind what the event says, told by the code
 */
public record ReportedEvent(String code, Family family, FactKind kind) {

  private static final Map<String, FactKind> FLEX =
      Map.of(
          "debited", FactKind.DEBITED, "settled", FactKind.SETTLED, "bounced", FactKind.BOUNCED);
  private static final Map<String, FactKind> DIRECT =
      Map.of(
          "added", FactKind.ADDED,
          "updated", FactKind.UPDATED,
          "cancelled", FactKind.CANCELLED);

  /** The event of this code; empty when the ledger books no such event. */
  public static Optional<ReportedEvent> named(String code) {
    int dot = code.lastIndexOf('.');
    String word = code.substring(dot + 1);
    return switch (code.substring(0, Math.max(dot, 0))) {
      case "flex.downpayment", "flex.instalment" -> of(code, Family.FLEX, FLEX.get(word));
      case "direct.payment" -> of(code, Family.DIRECT, DIRECT.get(word));
      default -> Optional.empty();
    };
  }

  private static Optional<ReportedEvent> of(
      String code, Family family, @org.jspecify.annotations.Nullable FactKind kind) {
    return Optional.ofNullable(kind).map(known -> new ReportedEvent(code, family, known));
  }

  /** Whether a report of this kind is nothing without an amount. */
  public boolean needsAmount() {
    return switch (kind) {
      case ADDED, UPDATED, DEBITED, SETTLED -> true;
      case BOUNCED, CANCELLED, DECIDED -> false;
    };
  }
}
