package io.feebridge.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.fact.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;

/**
 * On well-formed histories the books, fed in any order, agree with a clerk who heard it in order.
 */
class NaiveLedgerTest {

  @Property(tries = 6_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void booksAgreeWithTheClerkOnFlexPayments(@ForAll("seeds") long seed) {
    agree(WellFormedHistory.flex(new Random(seed)), new Random(~seed));
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void booksAgreeWithTheClerkOnManualPayments(@ForAll("seeds") long seed) {
    agree(WellFormedHistory.direct(new Random(seed)), new Random(~seed));
  }

  private static void agree(List<Fact> history, Random random) {
    NaiveLedger clerk = NaiveLedger.told(history);
    Books books = Books.unique();
    Histories.arrival(history, random).forEach(books::arrive);
    assertThat(books.position().state()).isEqualTo(clerk.state());
    assertThat(books.position().cases()).extracting(c -> c.kind()).hasSameElementsAs(clerk.cases());
    assertThat(named(books)).isEqualTo(clerk.balances());
  }

  private static Map<String, Long> named(Books books) {
    Map<String, Long> named = new HashMap<>();
    books
        .balances()
        .forEach(
            (place, money) ->
                named.put(
                    place.account().name() + "/" + place.component() + "/" + place.utr(),
                    money.paise()));
    return named;
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
  }
}
