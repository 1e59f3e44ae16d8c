package io.feebridge.ledger.position.rule;

import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.ledger.position.Moved;
import io.feebridge.ledger.position.Movement;
import io.feebridge.ledger.position.Movement.Kind;
import io.feebridge.ledger.position.PaymentState;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of a payment did to money, before it is known whose money it is.
 *
 * @param state a word for people
 * @param undoneAt as in {@link io.feebridge.ledger.position.Position}
 * @param transit where money stands between payer and bank
 * @param collections what left the payer
 * @param settlements what reached the bank
 */
record MoneyMoved(
    PaymentState state,
    Instant undoneAt,
    LedgerAccount transit,
    List<Part> collections,
    List<Part> settlements) {

  /**
   * A part of the money.
   *
   * @param component fee component
   * @param utr bank reference; null for collections, never for settlements
   * @param amount how much; zero parts move nothing
   * @param occurredAt when it moved outside
   */
  record Part(String component, @Nullable String utr, Money amount, Instant occurredAt) {}

  Money collected() {
    return sum(collections);
  }

  static Money sum(List<Part> parts) {
    Money sum = Money.ZERO;
    for (Part part : parts) {
      sum = sum.plus(part.amount());
    }
    return sum;
  }

  /** Whether any money left the payer; what left may sum to zero all the same. */
  boolean isCollected() {
    return collections.stream().anyMatch(part -> !part.amount().isZero());
  }

  NavigableMap<Movement, Moved> movements(PaymentKey key, PayerRule payer) {
    NavigableMap<Movement, Moved> movements = new TreeMap<>();
    for (Part part : collections) {
      LedgerAccount credit = payer.account(key.collector(), part.component());
      add(movements, new Movement(Kind.COLLECTION, transit, credit, part.component(), null), part);
    }
    LedgerAccount bank = LedgerAccount.bank(key.collector());
    for (Part part : settlements) {
      Movement movement =
          new Movement(Kind.SETTLEMENT, bank, transit, part.component(), part.utr());
      add(movements, movement, part);
    }
    movements.values().removeIf(moved -> moved.amount().isZero());
    return movements;
  }

  private static void add(NavigableMap<Movement, Moved> movements, Movement movement, Part part) {
    Moved moved = new Moved(part.amount(), part.occurredAt());
    movements.merge(movement, moved, MoneyMoved::sum);
  }

  private static Moved sum(Moved a, Moved b) {
    Instant newer = a.occurredAt().isAfter(b.occurredAt()) ? a.occurredAt() : b.occurredAt();
    return new Moved(a.amount().plus(b.amount()), newer);
  }
}
