package io.feebridge.ledger.journal;

import static io.feebridge.ledger.journal.Told.DIRECT;
import static io.feebridge.ledger.journal.Told.FLEX;
import static io.feebridge.ledger.journal.Told.added;
import static io.feebridge.ledger.journal.Told.bounced;
import static io.feebridge.ledger.journal.Told.cancelled;
import static io.feebridge.ledger.journal.Told.debited;
import static io.feebridge.ledger.journal.Told.decided;
import static io.feebridge.ledger.journal.Told.settled;
import static io.feebridge.ledger.journal.Told.updated;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.fact.Decision.PayerNamed;
import io.feebridge.ledger.fact.Decision.SettlementConfirmed;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.rule.Positions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every multiset of up to four facts of a small alphabet, arriving in every order, one by one. */
class AllSmallHistoriesTest {

  private static final int FACTS = 4;
  private static final Student OTHER = new Student("9", null, 2023);

  private static final List<Fact> FLEX_ALPHABET =
      List.of(
          debited(1).amount("3").line("A", "2").line("B", "1").fact(),
          debited(4).amount("2").line("A", "2").by(null).fact(),
          debited(4).id("tie").line("A", "3").fact(),
          debited(6).amount("3").line("A", null).by(OTHER).fact(),
          settled(2).amount("3").line("A", "2", "U1").line("B", "1").fact(),
          settled(3).amount("3").line("A", "2", "U1").line("B", "1", "U2").fact(),
          settled(5).line("A", "2", "U2").by(null).fact(),
          settled(7).amount("3").line("A", null, "U1").fact(),
          settled(7).id("tie").line(null, "1", "U3").foreign().fact(),
          bounced(2).fact(),
          bounced(8).by(null).fact(),
          decided(FLEX, 5, new SettlementConfirmed("A", "U1")),
          decided(FLEX, 9, new PayerNamed(OTHER)));

  private static final List<Fact> DIRECT_ALPHABET =
      List.of(
          added(1).amount("3").line("A", "2").line("B", "1").fact(),
          added(1).id("tie").amount("3").under("U1").line("A", "3").by(null).fact(),
          updated(2).amount("4").mode("UPI").line("A", "3").fact(),
          updated(2).id("tie").amount("2").line("A", "3").by(OTHER).fact(),
          updated(5).under("U2").line("A", "2").line("B", "0").fact(),
          updated(6).amount("2").by(null).fact(),
          cancelled(4).fact(),
          decided(DIRECT, 3, new PayerNamed(Told.STUDENT)),
          decided(DIRECT, 7, new PayerNamed(OTHER)));

  @Test
  void flexPaymentsKnowNoOrderAndNoDuplicates() {
    assertThat(judgeAll(FLEX_ALPHABET)).isEqualTo(13 + 91 + 455 + 1820);
  }

  @Test
  void manualPaymentsKnowNoOrderAndNoDuplicates() {
    assertThat(judgeAll(DIRECT_ALPHABET)).isEqualTo(9 + 45 + 165 + 495);
  }

  private static int judgeAll(List<Fact> alphabet) {
    int[] judged = {0};
    multisets(
        alphabet,
        0,
        new ArrayList<>(),
        facts -> {
          judge(facts);
          judged[0]++;
        });
    return judged[0];
  }

  private static void judge(List<Fact> facts) {
    Position expected = Positions.of(new ArrayList<>(new HashSet<>(facts)));
    Truths.hold(facts, expected);
    Set<Fact> distinct = new HashSet<>(facts);
    for (List<Fact> order : new HashSet<>(Permutations.of(facts))) {
      judge(order, Books.unique(), expected);
      if (distinct.size() < facts.size()) {
        judge(order, Books.withDuplicates(), expected);
      }
    }
  }

  private static void judge(List<Fact> order, Books books, Position expected) {
    order.forEach(fact -> books.arrive(List.of(fact)));
    if (!books.position().equals(expected)) {
      assertThat(books.position()).as("position of %s", order).isEqualTo(expected);
    }
    if (!books.balances().equals(Books.balancesOf(expected))) {
      assertThat(books.balances()).as("%s", order).isEqualTo(Books.balancesOf(expected));
    }
  }

  private static void multisets(
      List<Fact> alphabet, int from, List<Fact> chosen, Consumer<List<Fact>> each) {
    if (!chosen.isEmpty()) {
      each.accept(List.copyOf(chosen));
    }
    if (chosen.size() < FACTS) {
      for (int i = from; i < alphabet.size(); i++) {
        chosen.add(alphabet.get(i));
        multisets(alphabet, i, chosen, each);
        chosen.removeLast();
      }
    }
  }
}
