package io.feebridge.ledger.position;

import io.feebridge.ledger.fact.Student;
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
 */
public record Position(
    PaymentState state,
    @Nullable Student payer,
    NavigableMap<Movement, Moved> movements,
    List<Case> cases) {

  /** The position of a payment of which nothing is known. */
  public static final Position NONE =
      new Position(PaymentState.REPORTED, null, new TreeMap<>(), List.of());

  public Position {
    Objects.requireNonNull(state);
    movements = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(movements));
    cases = cases.stream().sorted().toList();
  }
}
