package io.feebridge.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.UnreadPart;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.CaseKind;
import io.feebridge.ledger.position.Moved;
import io.feebridge.ledger.position.Movement;
import io.feebridge.ledger.position.PaymentState;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.PositionHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What must be true of the position of any history, said without the rules that make it. */
final class Truths {

  private static final Set<CaseKind> ABOUT_NO_AMOUNT =
      Set.of(CaseKind.PAYER_UNKNOWN, CaseKind.COMPONENT_IN_DOUBT, CaseKind.TIME_IN_DOUBT);

  private final List<Report> reports = new ArrayList<>();
  private final Position position;
  private final Family family;

  private Truths(List<Fact> facts, Position position) {
    this.position = position;
    this.family = facts.getFirst().key().family();
    for (Fact fact : facts) {
      if (fact instanceof Report report) {
        reports.add(report);
      }
    }
  }

  static void hold(List<Fact> facts, Position position) {
    Truths truths = new Truths(facts, position);
    truths.nothingIsZero();
    truths.clearingIsZeroWhenNothingIsInTransitAndNoCaseIsOpen();
    truths.settledExceedsCollectedOnlyWithACase();
    truths.everyCollectionTracesToAReport();
    truths.everySettlementTracesToAReport();
    truths.moneyStandsWithThePayerOrInSuspense();
    truths.casesAreDistinct();
    truths.whatIsUnreadIsSeen();
  }

  private void nothingIsZero() {
    assertThat(position.movements().values()).noneMatch(moved -> moved.amount().isZero());
  }

  private void clearingIsZeroWhenNothingIsInTransitAndNoCaseIsOpen() {
    Money inTransit = total(Movement.Kind.COLLECTION).minus(total(Movement.Kind.SETTLEMENT));
    boolean doubtful = position.cases().stream().anyMatch(c -> !ABOUT_NO_AMOUNT.contains(c.kind()));
    if (!doubtful) {
      switch (position.state()) {
        case REPORTED, SETTLED, BOUNCED, CANCELLED -> assertThat(inTransit).isEqualTo(Money.ZERO);
        case PARTLY_SETTLED -> {
          assertThat(total(Movement.Kind.SETTLEMENT).isPositive()).isTrue();
          assertThat(inTransit.isNegative()).isFalse();
        }
        case DEBITED, RECORDED -> assertThat(inTransit).isEqualTo(total(Movement.Kind.COLLECTION));
      }
    }
  }

  private void settledExceedsCollectedOnlyWithACase() {
    Map<String, Money> collected = byComponent(Movement.Kind.COLLECTION);
    byComponent(Movement.Kind.SETTLEMENT)
        .forEach(
            (component, settled) -> {
              Money limit = collected.getOrDefault(component, Money.ZERO);
              boolean manualInDoubt =
                  family == Family.DIRECT && kinds().contains(CaseKind.LINES_AND_AMOUNT_DIFFER);
              if (settled.compareTo(limit) > 0 && !manualInDoubt) {
                assertThat(kinds())
                    .as("settled %s of %s in %s", settled, limit, component)
                    .containsAnyOf(CaseKind.SETTLED_NOT_DEBITED, CaseKind.BOUNCED_AFTER_SETTLED);
              }
            });
  }

  private void everyCollectionTracesToAReport() {
    Money collected = total(Movement.Kind.COLLECTION);
    Set<FactKind> telling =
        family == Family.FLEX ? Set.of(FactKind.DEBITED) : Set.of(FactKind.ADDED, FactKind.UPDATED);
    boolean told =
        reports.stream()
            .filter(report -> telling.contains(report.stamp().kind()))
            .anyMatch(report -> totalOf(report).equals(collected));
    boolean implied =
        family == Family.FLEX && collected.compareTo(total(Movement.Kind.SETTLEMENT)) <= 0;
    assertThat(told || implied || collected.isZero())
        .as("collected %s of %s", collected, reports)
        .isTrue();
  }

  private void everySettlementTracesToAReport() {
    position
        .movements()
        .forEach(
            (movement, moved) -> {
              if (movement.kind() == Movement.Kind.SETTLEMENT) {
                assertThat(reports)
                    .as("%s of %s", movement, moved)
                    .anyMatch(report -> tells(report, movement, moved));
              }
            });
  }

  private static boolean tells(Report report, Movement movement, Moved moved) {
    boolean unallocated = movement.component().equals("UNALLOCATED");
    Money sum = Money.ZERO;
    boolean named = Objects.equals(report.utr(), movement.utr());
    for (FactLine line : report.lines()) {
      boolean wholePayment = line.utr() == null && report.key().family() == Family.DIRECT;
      String utr = wholePayment ? report.utr() : line.utr();
      String component = line.component() == null ? "UNALLOCATED" : line.component();
      boolean here = Objects.equals(utr, movement.utr());
      named |= here;
      if (here && component.equals(movement.component()) && line.amount() != null) {
        sum = sum.plus(line.amount());
      }
    }
    boolean withinTotal = report.amount() != null && moved.amount().compareTo(report.amount()) <= 0;
    return sum.equals(moved.amount()) || (unallocated && named && withinTotal);
  }

  private void moneyStandsWithThePayerOrInSuspense() {
    position
        .movements()
        .keySet()
        .forEach(
            movement -> {
              if (movement.kind() == Movement.Kind.COLLECTION) {
                String account = movement.credit().name();
                if (position.payer() == null) {
                  assertThat(account).isEqualTo("suspense");
                  assertThat(kinds())
                      .containsAnyOf(CaseKind.PAYER_UNKNOWN, CaseKind.FOREIGN_BRANCH);
                } else {
                  assertThat(account)
                      .isEqualTo(
                          "payer:" + position.payer().reference() + ":" + movement.component());
                }
              } else {
                assertThat(movement.utr()).isNotNull();
                assertThat(movement.debit().name()).isEqualTo("bank:demo");
              }
            });
    if (position.state() == PaymentState.CANCELLED) {
      assertThat(position.movements()).isEmpty();
    }
  }

  private void casesAreDistinct() {
    assertThat(position.cases())
        .extracting(doubt -> doubt.kind() + " " + doubt.subject())
        .doesNotHaveDuplicates();
    assertThat(position.cases()).noneMatch(doubt -> doubt.atRisk().isNegative());
  }

  private void whatIsUnreadIsSeen() {
    for (Report report : reports) {
      boolean noTime = report.stamp().epochMillis() == 0;
      String subject = report.event() + "|" + report.stamp().eventId();
      Set<CaseKind> seen = new java.util.TreeSet<>();
      position.cases().stream()
          .filter(doubt -> doubt.subject().equals(subject))
          .forEach(doubt -> seen.add(doubt.kind()));
      if (noTime || report.unread().contains(UnreadPart.TIME)) {
        assertThat(seen).contains(CaseKind.TIME_IN_DOUBT);
      }
      if (report.unread().contains(UnreadPart.COMPONENT)) {
        assertThat(seen).contains(CaseKind.COMPONENT_IN_DOUBT);
      }
    }
  }

  /** Everything the text may hold, and nothing that is left when that is taken out. */
  static void holdsNothingPersonal(Position position) {
    String text = PositionHash.textOf(position);
    assertThat(text.replaceAll(ALLOWED, "")).as(text).isBlank();
  }

  private static final String ALLOWED =
      "state|payer|movement|case|\\d+:|~|JODO/TEST/005|erp:|suspense|undeposited:|bank:|demo"
          + "|clearing:jodo:flex|TUITION_FEE|TRANSPORT_FEE|UNALLOCATED|COLLECTION|SETTLEMENT"
          + "|flex\\.instalment|direct\\.payment|[._|-]|cash|upi|others|U\\d|\\be\\d+|null|\\d+"
          + "|reported|recorded|debited|partly|settled|bounced|cancelled|added|updated|not|twice"
          + "|or|utr|replaced|after|same|second|differs?|id|other|bytes|unknown|foreign|branch"
          + "|lines|and|amount|component|time|in|doubt|:";

  private Set<CaseKind> kinds() {
    Set<CaseKind> kinds = new java.util.TreeSet<>();
    position.cases().forEach(doubt -> kinds.add(doubt.kind()));
    return kinds;
  }

  private Money total(Movement.Kind kind) {
    return byComponent(kind).values().stream().reduce(Money.ZERO, Money::plus);
  }

  private Map<String, Money> byComponent(Movement.Kind kind) {
    Map<String, Money> sums = new TreeMap<>();
    position
        .movements()
        .forEach(
            (movement, moved) -> {
              if (movement.kind() == kind) {
                sums.merge(movement.component(), moved.amount(), Money::plus);
              }
            });
    return sums;
  }

  private static Money totalOf(Report report) {
    if (report.amount() != null) {
      return report.amount();
    }
    return report.lines().stream()
        .map(FactLine::amount)
        .filter(Objects::nonNull)
        .reduce(Money.ZERO, Money::plus);
  }
}
