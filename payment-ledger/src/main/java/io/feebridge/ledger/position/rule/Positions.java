package io.feebridge.ledger.position.rule;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.position.Position;
import java.util.Collection;

/**
 * Facts become a position.
 *
 * <p>Duplicates → {@link FactSet}; lines of one report → {@link StatedLines}; what they do to money
 * → {@link FlexMoney} or {@link ManualMoney}; whose money it is → {@link PayerRule}; reports that
 * contradict each other → {@link Contradictions}.
 */
public final class Positions {

  private Positions() {}

  /**
   * What {@code facts} together imply. A function of their set: neither the order of the collection
   * nor a fact that is there twice changes the result. No facts give {@link Position#NONE}.
   *
   * @param facts facts of one payment
   * @throws IllegalArgumentException when they are of more than one payment
   * @throws ArithmeticException when their amounts sum to more than {@link
   *     io.feebridge.ledger.money.Money} holds
   */
  public static Position of(Collection<? extends Fact> facts) {
    if (facts.isEmpty()) {
      return Position.NONE;
    }
    FactSet set = FactSet.of(facts);
    Doubts doubts = new Doubts();
    MoneyMoved money =
        switch (set.key().family()) {
          case FLEX -> new FlexMoney(set, doubts).moved();
          case DIRECT -> new ManualMoney(set, doubts).moved();
        };
    PayerRule payer = PayerRule.of(set);
    payer.raise(money, doubts);
    Contradictions.among(set.reports()).forEach(doubts::raise);
    doubts.raiseUnread(set.reports());
    return new Position(
        money.state(),
        payer.student(),
        money.movements(set.key(), payer),
        doubts.cases(),
        money.undoneAt());
  }
}
