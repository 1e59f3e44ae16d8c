package io.feebridge.ledger.journal;

import static io.feebridge.ledger.journal.Told.FLEX;
import static io.feebridge.ledger.journal.Told.added;
import static io.feebridge.ledger.journal.Told.bounced;
import static io.feebridge.ledger.journal.Told.cancelled;
import static io.feebridge.ledger.journal.Told.debited;
import static io.feebridge.ledger.journal.Told.decided;
import static io.feebridge.ledger.journal.Told.hour;
import static io.feebridge.ledger.journal.Told.settled;
import static io.feebridge.ledger.journal.Told.updated;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.fact.Decision.PayerNamed;
import io.feebridge.ledger.fact.Decision.SettlementConfirmed;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.journal.JournalEntry.Reason;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Case;
import io.feebridge.ledger.position.CaseKind;
import io.feebridge.ledger.position.PaymentState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the ledger must answer, row by row. */
class LedgerTableTest {

  private static final String BANK = "bank:demo";
  private static final String CLEARING = "clearing:jodo:flex";
  private static final String CASH = "undeposited:cash";
  private static final String TUITION = "payer:7268:TUITION_FEE";
  private static final String TRANSPORT = "payer:7268:TRANSPORT_FEE";

  private static Told debit(int hour) {
    return debited(hour).amount("5000").line("TUITION_FEE", "3000").line("TRANSPORT_FEE", "2000");
  }

  private static Told settlement(int hour, String utr) {
    return settled(hour)
        .amount("5000")
        .line("TUITION_FEE", "3000", utr)
        .line("TRANSPORT_FEE", "2000", utr);
  }

  private static void assertCases(Books books, Case... cases) {
    assertThat(books.position().cases()).containsExactlyInAnyOrder(cases);
  }

  private static Case doubt(CaseKind kind, String subject, String rupees) {
    return new Case(kind, subject, Money.ofRupees(rupees));
  }

  private static List<Reason> reasons(Books books) {
    return books.journal().stream().map(JournalEntry::reason).toList();
  }

  @Test
  void zeroLinePostsNothing() {
    Books books =
        Books.of(debited(1).amount("3000").line("TUITION_FEE", "3000").line("BOOKS", "0").fact());
    assertThat(books.position().movements()).hasSize(1);
    assertThat(books.balance(TUITION)).isEqualTo("-3000.00");
    assertCases(books);
  }

  @Test
  void allLinesZeroIsStateOnly() {
    Books books =
        Books.of(
            debited(1).line("TUITION_FEE", "0").fact(),
            settled(2).line("TUITION_FEE", "0", "U1").fact());
    assertThat(books.position().state()).isEqualTo(PaymentState.SETTLED);
    assertThat(books.position().movements()).isEmpty();
    assertThat(books.journal()).isEmpty();
    assertCases(books);
  }

  @Test
  void missingLineAmountPutsTheTotalToUnallocated() {
    Report debit =
        debited(1).amount("5000").line("TUITION_FEE", "3000").line("TRANSPORT_FEE", null).fact();
    Books books = Books.of(debit);
    assertThat(books.balance("payer:7268:UNALLOCATED")).isEqualTo("-5000.00");
    assertThat(books.balance(CLEARING)).isEqualTo("5000.00");
    String subject = debit.event() + "|" + debit.stamp().eventId();
    assertCases(books, doubt(CaseKind.LINES_AND_AMOUNT_DIFFER, subject, "5000"));
  }

  @Test
  void completeReportClosesTheDoubtAndMovesTheMoney() {
    Books books =
        Books.of(debited(1).amount("5000").line("TUITION_FEE", null).fact(), debit(2).fact());
    assertThat(reasons(books)).containsExactly(Reason.COLLECTED, Reason.REALLOCATED);
    assertThat(books.balance("payer:7268:UNALLOCATED")).isEqualTo("0.00");
    assertThat(books.balance(TUITION)).isEqualTo("-3000.00");
    assertCases(books);
  }

  @Test
  void differenceOfTotalAndLinesGoesToUnallocated() {
    Report more = debited(1).amount("5000").line("TUITION_FEE", "4999.50").fact();
    Books books = Books.of(more);
    assertThat(books.balance("payer:7268:UNALLOCATED")).isEqualTo("-0.50");
    Report less = debited(2).amount("4999").line("TUITION_FEE", "5000").fact();
    books.arrive(List.of(less));
    assertThat(books.balance(TUITION)).isEqualTo("-5000.00");
    assertThat(books.balance("payer:7268:UNALLOCATED")).isEqualTo("1.00");
    assertThat(books.balance(CLEARING)).isEqualTo("4999.00");
    String subject = less.event() + "|" + less.stamp().eventId();
    assertCases(books, doubt(CaseKind.LINES_AND_AMOUNT_DIFFER, subject, "1"));
  }

  @Test
  void oneEventFiftyTimesIsOneVersionAndOneEntry() {
    for (Books books : List.of(Books.unique(), Books.withDuplicates())) {
      for (int i = 0; i < 50; i++) {
        books.arrive(List.of(debit(1).fact()));
      }
      assertThat(books.versions()).isEqualTo(1);
      assertThat(books.journal()).hasSize(1);
      assertThat(books.balance(CLEARING)).isEqualTo("5000.00");
    }
  }

  @Test
  void twoEventIdsOfOneDebitAreOnePosting() {
    Books books = Books.of(debit(1).id("first").fact(), debit(1).id("second").fact());
    assertThat(reasons(books)).containsExactly(Reason.COLLECTED);
    assertThat(books.balance(CLEARING)).isEqualTo("5000.00");
    assertCases(books);
  }

  @Test
  void settledBeforeDebitedIsOneCollectionAndOneSettlement() {
    Books books = Books.of(settlement(1, "U1").fact(), debit(25).fact());
    assertThat(reasons(books)).containsExactly(Reason.COLLECTED, Reason.SETTLED);
    assertThat(books.position().state()).isEqualTo(PaymentState.SETTLED);
    assertThat(books.balance(BANK)).isEqualTo("5000.00");
    assertThat(books.balance(CLEARING)).isEqualTo("0.00");
    assertThat(books.balance(TUITION)).isEqualTo("-3000.00");
    assertThat(books.balance(TRANSPORT)).isEqualTo("-2000.00");
    assertCases(books);
  }

  @Test
  void secondSettlementReportBooksOnlyTheNewLine() {
    Report first = settled(2).amount("5000").line("TUITION_FEE", "3000", "U1").fact();
    Report second =
        settled(3)
            .amount("5000")
            .line("TUITION_FEE", "3000", "U1")
            .line("TRANSPORT_FEE", "2000", "U2")
            .fact();
    Books books = Books.of(debit(1).fact(), first);
    assertThat(books.position().state()).isEqualTo(PaymentState.PARTLY_SETTLED);
    assertThat(books.balance(CLEARING)).isEqualTo("2000.00");
    books.arrive(List.of(second));
    assertThat(books.position().state()).isEqualTo(PaymentState.SETTLED);
    assertThat(books.balance(BANK)).isEqualTo("5000.00");
    assertThat(reasons(books)).containsExactly(Reason.COLLECTED, Reason.SETTLED, Reason.SETTLED);
    assertCases(books);
  }

  @Test
  void lineWithoutUtrThenWithSettlesOnce() {
    Books books = Books.of(debit(1).fact(), settlement(2, null).fact(), settlement(3, "U1").fact());
    assertThat(books.balance(BANK)).isEqualTo("5000.00");
    assertThat(reasons(books)).containsExactly(Reason.COLLECTED, Reason.SETTLED);
    assertCases(books);
  }

  @Test
  void replacedUtrIsReversedAndPostedAnew() {
    Told debit = debited(1).line("TUITION_FEE", "3000");
    Books books = Books.of(debit.fact(), settled(2).line("TUITION_FEE", "3000", "U1").fact());
    List<JournalEntry> entries =
        books.arrive(List.of(settled(3).line("TUITION_FEE", "3000", "U2").fact()));
    assertThat(entries)
        .extracting(JournalEntry::reason)
        .containsExactly(Reason.SETTLEMENT_REVERSED, Reason.SETTLED);
    assertThat(entries.get(0).postings()).extracting(Posting::utr).containsOnly("U1");
    assertThat(entries.get(0).postings().getFirst().account().name()).isEqualTo(CLEARING);
    assertThat(entries.get(1).postings()).extracting(Posting::utr).containsOnly("U2");
    assertThat(books.balance(BANK)).isEqualTo("3000.00");
    assertCases(books, doubt(CaseKind.SETTLED_TWICE_OR_UTR_REPLACED, "TUITION_FEE|U1", "3000"));
  }

  @Test
  void bounceAfterSettlementLeavesTheBankAlone() {
    Books books = Books.of(debit(1).fact(), settlement(2, "U1").fact());
    Fact later = decided(FLEX, 9, new PayerNamed(Told.STUDENT));
    List<JournalEntry> entries = books.arrive(List.of(bounced(3).fact(), later));
    assertThat(entries)
        .extracting(JournalEntry::reason)
        .containsExactly(Reason.COLLECTION_REVERSED);
    assertThat(entries.getFirst().occurredAt()).isEqualTo(hour(3));
    assertThat(books.position().state()).isEqualTo(PaymentState.BOUNCED);
    assertThat(books.balance(BANK)).isEqualTo("5000.00");
    assertThat(books.balance(CLEARING)).isEqualTo("-5000.00");
    assertThat(books.balance(TUITION)).isEqualTo("0.00");
    assertCases(books, doubt(CaseKind.BOUNCED_AFTER_SETTLED, "", "5000"));
  }

  @Test
  void bouncedThenDebitedAgainAndSettledIsOneOfEach() {
    Books books =
        Books.of(debit(1).fact(), bounced(2).fact(), debit(3).fact(), settlement(4, "U1").fact());
    assertThat(reasons(books))
        .containsExactly(
            Reason.COLLECTED, Reason.COLLECTION_REVERSED, Reason.COLLECTED, Reason.SETTLED);
    assertThat(books.balance(BANK)).isEqualTo("5000.00");
    assertThat(books.balance(CLEARING)).isEqualTo("0.00");
    assertThat(books.position().state()).isEqualTo(PaymentState.SETTLED);
    assertCases(books);
  }

  @Test
  void settlementReportedAgainAfterTheBounceBelongsToTheNewDebit() {
    Books books =
        Books.of(
            debit(1).fact(),
            settlement(2, "U1").fact(),
            bounced(3).fact(),
            debit(4).fact(),
            settlement(5, "U1").fact());
    assertThat(books.balance(BANK)).isEqualTo("5000.00");
    assertThat(books.balance(CLEARING)).isEqualTo("0.00");
    assertThat(books.position().state()).isEqualTo(PaymentState.SETTLED);
    assertCases(books);
  }

  @Test
  void debitOlderThanTheBounceArrivingLastIsNothing() {
    Books books = Books.of(bounced(2).fact(), debit(1).fact());
    assertThat(books.journal()).isEmpty();
    assertThat(books.position().state()).isEqualTo(PaymentState.BOUNCED);
    assertCases(books);
  }

  @Test
  void updatedAndCancelledBeforeAddedLeaveNothing() {
    Books books =
        Books.of(
            updated(2).amount("4000").line("TUITION_FEE", "4000").fact(),
            cancelled(3).amount("4000").line("TUITION_FEE", "4000").fact(),
            added(1).amount("5000").line("TUITION_FEE", "5000").fact());
    assertThat(books.position().movements()).isEmpty();
    assertThat(books.balances()).isEmpty();
    assertThat(books.position().state()).isEqualTo(PaymentState.CANCELLED);
    assertThat(reasons(books)).containsExactly(Reason.COLLECTED, Reason.COLLECTION_REVERSED);
    assertThat(books.journal().getLast().occurredAt()).isEqualTo(hour(3));
    assertCases(books);
  }

  @Test
  void updatedAfterCancelledIsACase() {
    Books books =
        Books.of(
            added(1).amount("5000").line("TUITION_FEE", "5000").fact(),
            cancelled(2).fact(),
            updated(3).amount("4000").line("TUITION_FEE", "4000").fact());
    assertThat(books.balances()).isEmpty();
    assertThat(books.position().state()).isEqualTo(PaymentState.CANCELLED);
    assertCases(books, doubt(CaseKind.UPDATED_AFTER_CANCELLED, "", "4000"));
  }

  @Test
  void manualPaymentWithUtrIsCollectedAndSettled() {
    Books books =
        Books.of(
            added(1)
                .amount("5000")
                .under("U1")
                .line("ADMISSION_FEE", "3000.00")
                .line("TUITION_FEE", "2000.00")
                .fact());
    assertThat(books.balance(BANK)).isEqualTo("5000.00");
    assertThat(books.balance(CASH)).isEqualTo("0.00");
    assertThat(books.balance("payer:7268:ADMISSION_FEE")).isEqualTo("-3000.00");
    assertThat(books.position().state()).isEqualTo(PaymentState.SETTLED);
    assertCases(books);
  }

  @Test
  void updatedManualPaymentIsReplaced() {
    Books books =
        Books.of(
            added(1).amount("5000").line("TUITION_FEE", "5000").fact(),
            updated(2).amount("4000").mode("UPI").line("TUITION_FEE", "4000").fact());
    assertThat(reasons(books))
        .containsExactly(Reason.COLLECTED, Reason.COLLECTION_REVERSED, Reason.REALLOCATED);
    assertThat(books.balance(CASH)).isEqualTo("0.00");
    assertThat(books.balance("undeposited:upi")).isEqualTo("4000.00");
    assertThat(books.balance(TUITION)).isEqualTo("-4000.00");
  }

  @Test
  void payerKnownAfterTheWebhookIsOneEntryFromSuspense() {
    Books books = Books.of(debit(1).by(null).fact());
    assertThat(books.balance("suspense")).isEqualTo("-5000.00");
    assertCases(books, doubt(CaseKind.PAYER_UNKNOWN, "", "5000"));
    List<JournalEntry> entries =
        books.arrive(List.of(decided(FLEX, 9, new PayerNamed(Told.STUDENT))));
    assertThat(entries)
        .singleElement()
        .extracting(JournalEntry::reason)
        .isEqualTo(Reason.REALLOCATED);
    assertThat(entries.getFirst().postings())
        .extracting(posting -> posting.side() + " " + posting.account().name())
        .containsExactly(
            "DEBIT suspense", "DEBIT suspense", "CREDIT " + TRANSPORT, "CREDIT " + TUITION);
    assertThat(books.balance("suspense")).isEqualTo("0.00");
    assertCases(books);
  }

  @Test
  void foreignBranchIsSuspenseAndACase() {
    Report debit = debit(1).foreign().fact();
    Books books = Books.of(debit);
    assertThat(books.balance("suspense")).isEqualTo("-5000.00");
    assertThat(books.position().payer()).isNull();
    String subject = debit.event() + "|" + debit.stamp().eventId();
    assertCases(books, doubt(CaseKind.FOREIGN_BRANCH, subject, "5000"));
    books.arrive(List.of(decided(FLEX, 9, new PayerNamed(Told.STUDENT))));
    assertThat(books.balance(TUITION)).isEqualTo("-3000.00");
    assertCases(books);
  }

  @Test
  void sameIdWithOtherBytesAreTwoFactsAndACase() {
    Books books =
        Books.of(
            debited(1).id("one").line("TUITION_FEE", "3000").fact(),
            debited(2).id("one").line("TUITION_FEE", "3500").fact());
    assertThat(books.balance(TUITION)).isEqualTo("-3500.00");
    assertCases(books, doubt(CaseKind.SAME_ID_OTHER_BYTES, "flex.instalment.debited|one", "3500"));
  }

  @Test
  void twoFactsOfOneSecondThatDifferAreACase() {
    Books books =
        Books.of(
            debited(1).id("a").line("TUITION_FEE", "3000").fact(),
            debited(1).id("b").line("TUITION_FEE", "3500").fact());
    assertThat(books.balance(TUITION)).isEqualTo("-3500.00");
    String subject = "debited|" + hour(1).getEpochSecond();
    assertCases(books, doubt(CaseKind.SAME_SECOND_DIFFERS, subject, "500"));
  }

  @Test
  void settledMoreThanDebitedInOneComponentIsACase() {
    Books books =
        Books.of(
            debited(1).line("TUITION_FEE", "3000").fact(),
            settled(2).line("TUITION_FEE", "3000", "U1").line("BOOKS", "100", "U1").fact());
    assertThat(books.balance(CLEARING)).isEqualTo("-100.00");
    assertThat(books.balance(TUITION)).isEqualTo("-3000.00");
    assertCases(books, doubt(CaseKind.SETTLED_NOT_DEBITED, "BOOKS", "100"));
  }

  @Test
  void decisionThenMoreWebhooksGiveTheSameBooksInAnyOrder() {
    List<Fact> facts =
        List.of(
            debited(1).line("TUITION_FEE", "3000").fact(),
            settled(2).line("TUITION_FEE", "3000", "U1").fact(),
            settled(3).line("TUITION_FEE", "3000", "U2").fact(),
            decided(FLEX, 4, new SettlementConfirmed("TUITION_FEE", "U1")),
            debited(5).line("TUITION_FEE", "6000").by(new Student("9", null, 2022)).fact());
    Books inOrder = Books.of(facts.toArray(Fact[]::new));
    assertThat(inOrder.balance(BANK)).isEqualTo("6000.00");
    assertThat(inOrder.balance("payer:9:TUITION_FEE")).isEqualTo("-6000.00");
    assertCases(inOrder);
    Permutations.of(facts)
        .forEach(
            order -> {
              Books books = Books.of(order.toArray(Fact[]::new));
              assertThat(books.position()).isEqualTo(inOrder.position());
              assertThat(books.balances()).isEqualTo(inOrder.balances());
            });
  }

  @Test
  void confirmedSettlementCountsAndTheExcessStaysACase() {
    Books books =
        Books.of(
            debited(1).line("TUITION_FEE", "3000").fact(),
            settled(2).line("TUITION_FEE", "3000", "U1").fact(),
            settled(3).line("TUITION_FEE", "3000", "U2").fact(),
            decided(FLEX, 4, new SettlementConfirmed("TUITION_FEE", "U1")));
    assertThat(books.balance(BANK)).isEqualTo("6000.00");
    assertCases(books, doubt(CaseKind.SETTLED_NOT_DEBITED, "TUITION_FEE", "3000"));
  }

  @Test
  void quarterToSevenInTheEveningUtcOf31MarchIsTheNextFinancialYearInIndia() {
    Instant evening = Instant.parse("2026-03-31T18:45:00Z");
    LocalDate date = AccountingDate.of(evening, null);
    assertThat(date).isEqualTo("2026-04-01");
    assertThat(FinancialYear.of(date)).hasToString("2026-27");
    assertThat(FinancialYear.of(date.minusDays(1))).hasToString("2025-26");
    assertThat(FinancialYear.of(LocalDate.of(2099, 12, 31))).hasToString("2099-00");
  }

  @Test
  void entryOfAClosedDayCountsOnTheFirstOpenDay() {
    Instant noon = Instant.parse("2026-03-31T06:30:00Z");
    LocalDate closed = LocalDate.of(2026, 3, 31);
    assertThat(AccountingDate.of(noon, closed)).isEqualTo("2026-04-01");
    assertThat(AccountingDate.of(noon, closed.minusDays(1))).isEqualTo("2026-03-31");
    assertThat(AccountingDate.of(noon, closed.plusDays(3))).isEqualTo("2026-04-04");
  }

  @Test
  void completeSettlementReportReplacesOneWithoutAmounts() {
    Report incomplete =
        settled(2)
            .amount("5000")
            .line("TUITION_FEE", null, "U1")
            .line("TRANSPORT_FEE", null, "U1")
            .fact();
    Books books = Books.of(debit(1).fact(), incomplete);
    assertThat(books.balance(BANK)).isEqualTo("5000.00");
    assertThat(books.position().cases())
        .extracting(Case::kind)
        .containsExactly(CaseKind.LINES_AND_AMOUNT_DIFFER, CaseKind.SETTLED_NOT_DEBITED);
    List<JournalEntry> entries = books.arrive(List.of(settlement(3, "U1").fact()));
    assertThat(entries).extracting(JournalEntry::reason).containsExactly(Reason.REALLOCATED);
    assertThat(books.balance(BANK)).isEqualTo("5000.00");
    assertCases(books);
  }

  @Test
  void olderLineOfAnUncountedComponentComesBeforeANewerOneOfACountedComponent() {
    Books books =
        Books.of(
            debit(1).fact(),
            settled(2).line("TRANSPORT_FEE", "2000", "U1").fact(),
            settled(3).line("TUITION_FEE", "2000", "U2").fact(),
            settled(4).line("TUITION_FEE", "3000", "U3").fact());
    assertThat(books.balance(BANK)).isEqualTo("5000.00");
    assertThat(books.balance(CLEARING)).isEqualTo("0.00");
    assertCases(books, doubt(CaseKind.SETTLED_TWICE_OR_UTR_REPLACED, "TUITION_FEE|U2", "2000"));
  }

  @Test
  void newestPayerNamedByAPersonStandsAboveEarlierOnesAndReports() {
    Student other = new Student("9", null, null);
    Books books =
        Books.of(
            decided(FLEX, 3, new PayerNamed(other)),
            decided(FLEX, 2, new PayerNamed(Told.STUDENT)),
            debit(5).by(new Student("11", null, null)).fact());
    assertThat(books.position().payer()).isEqualTo(other);
    assertThat(books.balance("payer:9:TUITION_FEE")).isEqualTo("-3000.00");
  }

  @Test
  void updateOlderThanTheCancellationIsNoCase() {
    Books books = Books.of(cancelled(3).fact(), updated(2).line("TUITION_FEE", "4000").fact());
    assertThat(books.position().state()).isEqualTo(PaymentState.CANCELLED);
    assertCases(books);
  }

  @Test
  void replacedUtrOfAPaymentWithoutDebitCountsEachComponentOnce() {
    Books books =
        Books.of(
            settled(2).line("TUITION_FEE", "3000", "U1").line("BOOKS", "5", "U1").fact(),
            settled(3).line("TUITION_FEE", "2000", "U2").fact());
    assertThat(books.balance(BANK)).isEqualTo("2005.00");
    assertThat(books.balance(TUITION)).isEqualTo("-2000.00");
    assertCases(books, doubt(CaseKind.SETTLED_TWICE_OR_UTR_REPLACED, "TUITION_FEE|U1", "3000"));
  }

  @Test
  void aTimeThatAloneBecameDifferentPostsNothing() {
    Books books = Books.of(debit(1).fact());
    List<JournalEntry> entries = books.arrive(List.of(debit(9).fact()));
    assertThat(books.versions()).isEqualTo(2);
    assertThat(entries).isEmpty();
  }

  @Test
  void settlementHappenedWhenTheNewestOfItsLinesSettled() {
    Instant late = hour(1).plusSeconds(7);
    Report report =
        settled(3)
            .line(new FactLine("TUITION_FEE", Money.ofRupees("1"), "U1", hour(1)))
            .line(new FactLine("TUITION_FEE", Money.ofRupees("2"), "U1", late))
            .paid(hour(0))
            .fact();
    Books books = Books.of(report);
    assertThat(books.journal()).extracting(JournalEntry::occurredAt).containsExactly(hour(0), late);
  }
}
