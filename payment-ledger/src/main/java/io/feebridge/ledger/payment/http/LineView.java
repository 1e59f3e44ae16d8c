package io.feebridge.ledger.payment.http;

import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Movement;
import io.feebridge.ledger.position.Movement.Kind;
import io.feebridge.ledger.position.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One fee component of a payment.
 *
 * @param collected what left the payer, rupees
 * @param settled what reached the institute, rupees
 */
@JsonNaming(SnakeCaseStrategy.class)
record LineView(
    String component, String collected, String settled, List<SettlementView> settlements) {

  /**
   * What reached the institute under one bank reference.
   *
   * @param settledAt null when no report told
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record SettlementView(@Nullable String utr, String amount, @Nullable Instant settledAt) {}

  static List<LineView> of(Position position) {
    TreeSet<String> components = new TreeSet<>();
    position.movements().keySet().forEach(movement -> components.add(movement.component()));
    return components.stream().map(component -> of(position, component)).toList();
  }

  private static LineView of(Position position, String component) {
    Money collected = Money.ZERO;
    Money settled = Money.ZERO;
    List<SettlementView> settlements = new ArrayList<>();
    for (var each : position.movements().entrySet()) {
      Movement movement = each.getKey();
      Money amount = each.getValue().amount();
      if (!movement.component().equals(component)) {
        continue;
      }
      if (movement.kind() == Kind.COLLECTION) {
        collected = collected.plus(amount);
      } else {
        settled = settled.plus(amount);
        Instant at = each.getValue().occurredAt();
        settlements.add(
            new SettlementView(
                movement.utr(), amount.toString(), at.equals(Instant.EPOCH) ? null : at));
      }
    }
    return new LineView(component, collected.toString(), settled.toString(), settlements);
  }
}
