package io.feebridge.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.PositionHash;
import io.feebridge.ledger.position.rule.Positions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * The algebra of histories, on a hundred thousand random ones a run. Each property prints its seed;
 * a printed seed put into {@code @Property(seed = …)} repeats the run.
 */
class HistoriesTest {

  private static final Coverage COVERAGE = new Coverage();

  @Property(tries = 39_000, edgeCases = EdgeCasesMode.NONE)
  void positionIsAFunctionOfTheSetOfFacts(
      @ForAll("histories") List<Fact> facts, @ForAll("seeds") long seed) {
    Position position = Positions.of(facts);
    List<Fact> again = new ArrayList<>(facts);
    again.addAll(facts.subList(0, facts.size() / 2));
    Collections.shuffle(again, new Random(seed));
    Position other = Positions.of(again);
    assertThat(other).isEqualTo(position);
    assertThat(PositionHash.of(other)).isEqualTo(PositionHash.of(position));
  }

  @Property(tries = 15_000, edgeCases = EdgeCasesMode.NONE)
  void journalOfAnyArrivalAddsUpToThePosition(
      @ForAll("histories") List<Fact> facts, @ForAll("seeds") long seed) {
    addsUp(Books.unique(), facts, new Random(seed));
  }

  @Property(tries = 15_000, edgeCases = EdgeCasesMode.NONE)
  void journalAddsUpEvenWhenDuplicatesAreLetThrough(
      @ForAll("histories") List<Fact> facts, @ForAll("seeds") long seed) {
    addsUp(Books.withDuplicates(), facts, new Random(seed));
  }

  private static void addsUp(Books books, List<Fact> facts, Random random) {
    for (List<Fact> batch : Histories.arrival(facts, random)) {
      Position before = books.position();
      List<JournalEntry> entries = books.arrive(batch);
      assertThat(entries.isEmpty()).isEqualTo(before.amounts().equals(books.position().amounts()));
      assertThat(books.balances()).isEqualTo(Books.balancesOf(books.position()));
    }
    assertThat(books.position()).isEqualTo(Positions.of(facts));
    assertThat(books.arrive(facts)).isEmpty();
  }

  @Property(tries = 30_000, edgeCases = EdgeCasesMode.NONE)
  void booksTellTheTruthAboutMoney(@ForAll("histories") List<Fact> facts) {
    Position position = Positions.of(facts);
    Truths.hold(facts, position);
    COVERAGE.count(facts, position);
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void positionHoldsNothingButIdsCodesAndAmounts(@ForAll("histories") List<Fact> facts) {
    Truths.holdsNothingPersonal(Positions.of(facts));
  }

  @AfterContainer
  static void generatorLeavesNoGap() {
    System.out.println(COVERAGE.report());
    assertThat(COVERAGE.gaps()).as("met too seldom to prove anything").isEmpty();
  }

  @Provide
  Arbitrary<List<Fact>> histories() {
    Arbitrary<Integer> codes =
        Arbitraries.integers()
            .between(0, 200_000)
            .withDistribution(RandomDistribution.uniform())
            .edgeCases(config -> config.none());
    return Combinators.combine(Arbitraries.of(Family.class), codes.list().ofMinSize(1).ofMaxSize(8))
        .as(Histories::of);
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
  }
}
