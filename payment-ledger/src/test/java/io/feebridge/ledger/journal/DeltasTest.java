package io.feebridge.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.journal.JournalEntry.Reason;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.ledger.position.Moved;
import io.feebridge.ledger.position.Movement;
import io.feebridge.ledger.position.PaymentState;
import io.feebridge.ledger.position.Position;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From one position to the next, amount by amount. */
class DeltasTest {

  private static final Instant MORNING = Instant.parse("2026-06-01T03:00:00Z");
  private static final Instant NOON = Instant.parse("2026-06-01T06:30:00Z");
  private static final Instant UNDONE = Instant.parse("2026-06-02T00:00:00Z");
  private static final LedgerAccount CLEARING =
      new LedgerAccount("clearing:jodo:flex", "demo", null);

  private final NavigableMap<Movement, Moved> before = new TreeMap<>();
  private final NavigableMap<Movement, Moved> after = new TreeMap<>();

  private static Movement collection(String payer, String component) {
    return new Movement(
        Movement.Kind.COLLECTION,
        CLEARING,
        new LedgerAccount("payer:" + payer, "demo", 2026),
        component,
        null);
  }

  private List<JournalEntry> entries() {
    return Deltas.between(position(before), position(after));
  }

  private static Position position(NavigableMap<Movement, Moved> movements) {
    return new Position(PaymentState.DEBITED, null, movements, List.of(), UNDONE);
  }

  private static Moved moved(long paise, Instant at) {
    return new Moved(new Money(paise), at);
  }

  /** What an entry does to the debit of clearing, in paise. */
  private static long toClearing(JournalEntry entry) {
    return entry.postings().stream()
        .filter(posting -> posting.account().equals(CLEARING))
        .mapToLong(
            posting ->
                switch (posting.side()) {
                  case DEBIT -> posting.amount().paise();
                  case CREDIT -> -posting.amount().paise();
                })
        .sum();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, COLLECTED, 5",
    "5, 8, COLLECTED, 3",
    "8, 5, COLLECTION_REVERSED, -3",
    "5, 0, COLLECTION_REVERSED, -5",
    "-5, -8, COLLECTED, -3",
    "-8, -5, COLLECTION_REVERSED, 3",
    "-5, 0, COLLECTION_REVERSED, 5",
    "0, -5, COLLECTED, -5"
  })
  void anAmountThatGrowsCameAndOneThatShrinksWent(long from, long to, Reason reason, long change) {
    put(before, from);
    put(after, to);

    assertThat(entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.reason()).isEqualTo(reason);
              assertThat(toClearing(entry)).isEqualTo(change);
              assertThat(entry.occurredAt()).isEqualTo(reason == Reason.COLLECTED ? NOON : UNDONE);
            });
  }

  @ParameterizedTest
  @CsvSource({"5, -7", "-7, 5"})
  void anAmountThatChangesItsSignWentAltogetherAndCameAnew(long from, long to) {
    put(before, from);
    put(after, to);

    assertThat(entries())
        .extracting(JournalEntry::reason)
        .containsExactly(Reason.COLLECTION_REVERSED, Reason.COLLECTED);
    assertThat(entries()).extracting(DeltasTest::toClearing).containsExactly(-from, to);
  }

  private static void put(NavigableMap<Movement, Moved> movements, long paise) {
    if (paise != 0) {
      movements.put(collection("x", "T"), moved(paise, NOON));
    }
  }

  @Test
  void moneyOfOneComponentGoesToThatComponentThoughAnotherStandsFirst() {
    before.put(collection("x1", "B"), moved(10, NOON));
    before.put(collection("x2", "A"), moved(10, NOON));
    after.put(collection("y1", "A"), moved(10, MORNING));
    after.put(collection("y2", "B"), moved(10, NOON));

    List<JournalEntry> entries = entries();

    assertThat(entries).extracting(JournalEntry::reason).containsOnly(Reason.REALLOCATED);
    assertThat(entries)
        .extracting(entry -> entry.postings().stream().map(Posting::component).toList())
        .containsExactly(List.of("A", "A"), List.of("B", "B"));
  }

  @Test
  void moneyThatFoundNoPartnerOfItsComponentGoesToAnyOther() {
    before.put(collection("x1", "B"), moved(10, NOON));
    after.put(collection("y1", "A"), moved(7, NOON));

    assertThat(entries())
        .extracting(JournalEntry::reason)
        .containsExactly(Reason.COLLECTION_REVERSED, Reason.REALLOCATED);
    assertThat(entries()).extracting(DeltasTest::toClearing).containsExactly(-3L, 0L);
  }

  @Test
  void aTimeThatAloneBecameDifferentPostsNothing() {
    before.put(collection("x", "T"), moved(5, NOON));
    after.put(collection("x", "T"), moved(5, MORNING));

    assertThat(entries()).isEmpty();
  }
}
