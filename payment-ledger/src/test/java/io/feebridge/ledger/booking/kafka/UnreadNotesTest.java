package io.feebridge.ledger.booking.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.booking.Branches;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.UnreadPart;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Case;
import io.feebridge.ledger.position.CaseKind;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.rule.Positions;
import io.feebridge.ledger.testing.Told;
import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of which the ingress could not read everything. */
class UnreadNotesTest {

  private static final String LINE = "/payload/payment/details/1";

  /** Pointers on which no money hangs, but for a settlement's references in a debit. */
  private static final List<String> HARMLESS =
      List.of(
          "/event_id",
          "/payload/payment/mode",
          "/payload/payment/details/0/settlement_utr",
          "/payload/payment/notes/0/value",
          "/payload/order/paid_at",
          "/payload/student/grade");

  private static final List<String> IN_DOUBT =
      List.of(
          "/timestamp",
          "/payload/payment/paid_at",
          "/payload/payment/details/0/settled_at",
          "/payload/payment/details/0/fee_component",
          "/payload/data/payment/details/1/component_type");

  private static final List<String> REFUSING =
      List.of(
          "/payload/payment/amount",
          "/payload/payment/details/0/amount",
          "/payload/payment/details",
          "/payload/payment/details/7",
          "/payload/order/details/0",
          "/payload/payment");

  private final ReportReading reading = new ReportReading(new Branches(Map.of()));

  private static Told debited() {
    return Told.that("flex.instalment.debited", "flex_1").line("T", "10");
  }

  private static Told settled() {
    return Told.that("flex.instalment.settled", "flex_1").at(Told.NOON.plusSeconds(60));
  }

  private Verdict<Report> verdict(Told told) {
    return reading.read(told.report());
  }

  private Report read(Told told) {
    return accepted(verdict(told)).orElseThrow();
  }

  private static Optional<Report> accepted(Verdict<Report> verdict) {
    return verdict instanceof Verdict.Accepted<Report>(Report report, var subject)
        ? Optional.of(report)
        : Optional.empty();
  }

  private static Verdict<Report> setAside(String reason) {
    return new Verdict.SetAside<>(new ReasonCode(reason), "demo:flex:flex_1");
  }

  private static Case doubt(CaseKind kind, Report report, String rupees) {
    String subject = report.event() + "|" + report.stamp().eventId();
    return new Case(kind, subject, Money.ofRupees(rupees));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/payload/payment/details",
        "/payload/payment/details/1",
        "/payload/data/payment/details/12",
        "/payload/a\nb/payment/details/0",
        "/payload/order/details",
        "/payload/order/details/0",
        "/payload/payment"
      })
  void neverBooksTheReadableLinesOfAReportAsIfTheyWereAll(String pointer) {
    assertThat(verdict(debited().line(null, null).unread(pointer, "x")))
        .isEqualTo(setAside("unreadable_lines"));
    assertThat(verdict(debited().amount("30").unread(pointer, "x")))
        .isEqualTo(setAside("unreadable_lines"));
  }

  @ParameterizedTest
  @CsvSource({
    "flex.instalment.settled,  /payload/payment/details/1/settlement_utr",
    "flex.downpayment.settled, /payload/payment/settlement_utr"
  })
  void neverTakesALineForUnsettledOfWhichTheReferenceIsUnread(String event, String pointer) {
    Told told = Told.that(event, "flex_1").line("T", "10", "U", null).line("B", "20");

    assertThat(verdict(told.unread(pointer, "x"))).isEqualTo(setAside("unreadable_settlement"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct.payment.added", "direct.payment.updated"})
  void neverTakesAManualPaymentForUndepositedOfWhichTheReferenceIsUnread(String event) {
    Told told = Told.that(event, "d").line("T", "10");

    assertThat(verdict(told.unread("/payload/payment/settlement_utr", "x")))
        .isEqualTo(
            new Verdict.SetAside<>(new ReasonCode("unreadable_settlement"), "demo:direct:d"));
  }

  @Test
  void aDebitSaysNothingAboutSettlementAndIsBooked() {
    Report report = read(debited().unread("/payload/payment/details/0/settlement_utr", "x"));

    assertThat(Positions.of(List.of(report)).cases()).isEmpty();
  }

  @Test
  void aManualPaymentThatMayBePushedByUsIsNotBookedUnderAnotherName() {
    Told told = Told.that("direct.payment.added", "d").line("T", "10");

    assertThat(verdict(told.unread("/payload/payment/transaction_id", "x")))
        .isEqualTo(new Verdict.SetAside<>(new ReasonCode("no_payment_id"), null));
    assertThat(read(debited().unread("/payload/payment/transaction_id", "x")).key().id())
        .isEqualTo("flex_1");
  }

  @Test
  void booksALineWithoutAReadableComponentWithACase() {
    Report report =
        read(
            Told.that("flex.instalment.debited", "flex_1")
                .line("T", "10")
                .line(null, "5")
                .unread(LINE + "/fee_component", "x"));
    Position position = Positions.of(List.of(report));

    assertThat(position.cases()).containsExactly(doubt(CaseKind.COMPONENT_IN_DOUBT, report, "15"));
    assertThat(position.amounts().toString()).contains("UNALLOCATED");
  }

  @Test
  void booksALineWithTwoComponentsUnderTheFirstWithACase() {
    Report report = read(debited().unread("/payload/payment/details/0/component_type", "B"));
    Position position = Positions.of(List.of(report));

    assertThat(position.cases()).containsExactly(doubt(CaseKind.COMPONENT_IN_DOUBT, report, "10"));
    assertThat(position.amounts().toString()).contains("payer:7268:T");
  }

  @Test
  void aLineSettledAtAnUnreadTimeIsSettledWithACase() {
    Report debit = read(debited());
    Report report =
        read(
            settled()
                .line("T", "10", "U", null)
                .unread("/payload/payment/details/0/settled_at", ""));
    Position position = Positions.of(List.of(debit, report));

    assertThat(position.state().name()).isEqualTo("SETTLED");
    assertThat(position.cases()).containsExactly(doubt(CaseKind.TIME_IN_DOUBT, report, "10"));
  }

  /** It may lose to the debit that it followed, and somebody has to see that. */
  @Test
  void aBounceAtAnUnreadTimeIsACaseWithAndWithoutAnotherTime() {
    Report debit = read(debited());
    Told bounced = Told.that("flex.instalment.bounced", "flex_1").at(null).unread("/timestamp", "");
    Report nowhere = read(bounced);
    Report before = read(bounced.paidAt(Told.NOON.minusSeconds(60)));

    assertThat(nowhere.stamp().epochMillis()).isZero();
    for (Report bounce : List.of(nowhere, before)) {
      assertThat(Positions.of(List.of(debit, bounce)).cases())
          .containsExactly(doubt(CaseKind.TIME_IN_DOUBT, bounce, "0"));
    }
  }

  @Test
  void aReportThatTellsNoTimeAtAllIsACaseToo() {
    Report report = read(debited().at(null));

    assertThat(report.unread()).isEmpty();
    assertThat(Positions.of(List.of(report)).cases())
        .containsExactly(doubt(CaseKind.TIME_IN_DOUBT, report, "10"));
  }

  @Test
  void refusesAReportWithAsManyNotesAsAreKeptForThereMayBeMore() {
    Told told = debited();
    for (int i = 1; i < UnreadNotes.MOST; i++) {
      told.unread("/payload/payment/notes/" + i, "x");
    }
    assertThat(verdict(told)).isInstanceOf(Verdict.Accepted.class);

    assertThat(verdict(told.unread("/payload/payment/notes/0", "x")))
        .isEqualTo(setAside("unreadable_amount"));
  }

  /** Whatever is unread: all the money and each doubt, or nothing; in any order, however often. */
  @Property(tries = 2_000)
  void booksAllOfAReportWithItsDoubtsOrNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> pointers = new ArrayList<>();
    for (List<String> some : List.of(HARMLESS, IN_DOUBT, REFUSING)) {
      for (int i = random.nextInt(some == REFUSING ? 2 : 4); i > 0; i--) {
        pointers.add(some.get(random.nextInt(some.size())));
      }
    }
    Collections.shuffle(pointers, random);
    Told told = debited().line("B", "20");
    pointers.forEach(pointer -> told.unread(pointer, "x"));

    Optional<Report> report = accepted(verdict(told));

    assertThat(report.isPresent()).isEqualTo(Collections.disjoint(pointers, REFUSING));
    report.ifPresent(booked -> holds(booked, pointers, random));
  }

  private void holds(Report booked, List<String> pointers, Random random) {
    Report settlement = read(settled().line("T", "10", "U", null).line("B", "20", "U", null));
    List<Report> facts = new ArrayList<>(List.of(booked, settlement, booked));
    Collections.shuffle(facts, random);
    Position position = Positions.of(facts);

    assertThat(position).isEqualTo(Positions.of(List.of(booked, settlement)));
    assertThat(position.amounts())
        .isEqualTo(Positions.of(List.of(read(debited().line("B", "20")), settlement)).amounts());
    Set<String> noted = Set.copyOf(pointers);
    assertThat(booked.unread().contains(UnreadPart.TIME))
        .isEqualTo(!Collections.disjoint(noted, IN_DOUBT.subList(0, 3)));
    assertThat(booked.unread().contains(UnreadPart.COMPONENT))
        .isEqualTo(!Collections.disjoint(noted, IN_DOUBT.subList(3, 5)));
    assertThat(position.cases()).hasSameSizeAs(booked.unread());
  }
}
