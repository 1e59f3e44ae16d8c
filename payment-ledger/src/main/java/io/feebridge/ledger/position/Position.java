package io.feebridge.ledger.position;

import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.money.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all facts of one payment together imply.
 *
 * @param state a word for people
 * @param payer the student the money belongs to; null when unknown or in doubt
 * @param movements every movement with its amount, in the order of {@link Movement}
 * @param cases open doubts, in the order of {@link Case}
 * @param undoneAt when money that once stood, and stands no more, was undone: the time of the
 *     bounce or cancellation in states {@link PaymentState#BOUNCED} and {@link
 *     PaymentState#CANCELLED}, else of the newest fact
 */
public record Position(
    PaymentState state,
    @Nullable Student payer,
    NavigableMap<Movement, Moved> movements,
    List<Case> cases,
    Instant undoneAt) {

  /** The position of a payment of which nothing is known. */
  public static final Position NONE =
      new Position(PaymentState.REPORTED, null, new TreeMap<>(), List.of(), Instant.EPOCH);

  public Position {
    Objects.requireNonNull(state);
    movements = Collections.unmodifiableNavigableMap(new TreeMap<>(movements));
    cases = cases.stream().sorted().toList();
  }

  /** What the journal must add up to: every movement with its amount, without times. */
  public NavigableMap<Movement, Money> amounts() {
    NavigableMap<Movement, Money> amounts = new TreeMap<>();
    movements.forEach((movement, moved) -> amounts.put(movement, moved.amount()));
    return amounts;
  }
}
