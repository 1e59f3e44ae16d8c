package io.feebridge.ledger.booking;

import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.Family;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An event of Jodo that the ledger books.
 *
 * @param code as Jodo writes it, such as {@code flex.instalment.settled}
 * @param family the product, told by the code
 * @param kind what the event says, told by the code
 */
public record ReportedEvent(String code, Family family, FactKind kind) {

  private static final Map<String, FactKind> FLEX =
      Map.of("debited", FactKind.DEBITED, "settled", FactKind.SETTLED, "bounced", FactKind.BOUNCED);
  private static final Map<String, FactKind> DIRECT =
      Map.of(
          "added", FactKind.ADDED,
          "updated", FactKind.UPDATED,
          "cancelled", FactKind.CANCELLED);

  private static final Set<String> NOT_BOOKED =
      Set.of(
          "pay.payment",
          "order.payment",
          "page.payment",
          "payment_link.payment",
          "cred.loan",
          "cred.emi");

  /** The product whose payments such events are about; empty when the ledger books none of it. */
  public static Optional<Family> familyOf(String code) {
    return switch (product(code)) {
      case "flex.downpayment", "flex.instalment" -> Optional.of(Family.FLEX);
      case "direct.payment" -> Optional.of(Family.DIRECT);
      default -> Optional.empty();
    };
  }

  /** Whether the event is about payments of Jodo's that this version does not book. */
  public static boolean isOfAFamilyNotBooked(String code) {
    return NOT_BOOKED.contains(product(code));
  }

  private static String product(String code) {
    return code.substring(0, Math.max(code.lastIndexOf('.'), 0));
  }

  /** The event of this code; empty when the ledger books no such event. */
  public static Optional<ReportedEvent> named(String code) {
    String word = code.substring(code.lastIndexOf('.') + 1);
    return familyOf(code)
        .flatMap(
            family ->
                Optional.ofNullable(kinds(family).get(word))
                    .map(kind -> new ReportedEvent(code, family, kind)));
  }

  private static Map<String, FactKind> kinds(Family family) {
    return switch (family) {
      case FLEX -> FLEX;
      case DIRECT -> DIRECT;
    };
  }

  /** Whether a report of this kind is nothing without an amount. */
  public boolean needsAmount() {
    return switch (kind) {
      case ADDED, UPDATED, DEBITED, SETTLED -> true;
      case BOUNCED, CANCELLED, DECIDED -> false;
    };
  }
}
