package io.feebridge.ledger.journal;

import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Movement;
import io.feebridge.ledger.position.Position;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;

/**
 * The difference between what the journal adds up to and what it should, as entries.
 *
 * <p>Whatever the order in which positions were reached, the entries of all steps together add up
 * to the last position: each step posts what is missing, movement by movement, and nothing else. A
 * time that alone became different posts nothing.
 */
public final class Deltas {

  private Deltas() {}

  /**
   * The entries that lead from {@code before} to {@code after}, in a fixed order; none when both
   * hold the same amounts.
   */
  public static List<JournalEntry> between(Position before, Position after) {
    return between(before.amounts(), after);
  }

  /**
   * The entries that lead from {@code posted} to {@code after}.
   *
   * @param posted what the journal of the payment adds up to so far, as {@link Position#amounts()}
   *     of the position last booked
   * @throws ArithmeticException when a difference is more than {@link Money} holds
   */
  public static List<JournalEntry> between(NavigableMap<Movement, Money> posted, Position after) {
    NavigableMap<Movement, Money> wanted = after.amounts();
    if (posted.equals(wanted)) {
      return List.of();
    }
    Changes changes = new Changes(after);
    TreeSet<Movement> movements = new TreeSet<>(posted.keySet());
    movements.addAll(wanted.keySet());
    for (Movement movement : movements) {
      changes.add(
          movement,
          posted.getOrDefault(movement, Money.ZERO),
          wanted.getOrDefault(movement, Money.ZERO));
    }
    return changes.entries();
  }
}
