package io.feebridge.ledger.journal;

import io.feebridge.ledger.fact.Decision;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.position.Case;
import io.feebridge.ledger.position.CaseKind;
import io.feebridge.ledger.position.Movement;
import io.feebridge.ledger.position.PaymentState;
import io.feebridge.ledger.position.Position;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the generated histories met. Reported after the run; a gap fails it. */
final class Coverage {

  private static final int ENOUGH = 50;

  private final Map<Enum<?>, Integer> counts = new HashMap<>();
  private int histories;

  void count(List<Fact> facts, Position position) {
    histories++;
    facts.stream().map(fact -> fact.stamp().kind()).distinct().forEach(this::met);
    position.cases().stream().map(Case::kind).distinct().forEach(this::met);
    met(position.state());
    for (Situation situation : Situation.values()) {
      if (situation.met.test(facts, position)) {
        met(situation);
      }
    }
  }

  private void met(Enum<?> one) {
    counts.merge(one, 1, Integer::sum);
  }

  /** How many histories met each thing, most often first. */
  String report() {
    StringBuilder report = new StringBuilder("histories generated: " + histories);
    everything()
        .sorted(Comparator.comparing(one -> -counts.getOrDefault(one, 0)))
        .forEach(
            one ->
                report.append(
                    "%n  %6d  %s %s"
                        .formatted(
                            counts.getOrDefault(one, 0),
                            one.getDeclaringClass().getSimpleName(),
                            one)));
    return report.toString();
  }

  /** What fewer than {@link #ENOUGH} histories met. */
  List<Enum<?>> gaps() {
    return everything()
        .filter(one -> counts.getOrDefault(one, 0) < ENOUGH)
        .collect(Collectors.toList());
  }

  private static Stream<Enum<?>> everything() {
    return Stream.<Enum<?>[]>of(
            FactKind.values(), CaseKind.values(), PaymentState.values(), Situation.values())
        .flatMap(Stream::of);
  }

  private interface Meeting {
    boolean test(List<Fact> facts, Position position);
  }

  /** Branches of the rules that neither a fact, a case nor a state shows. */
  private enum Situation {
    DUPLICATE((facts, p) -> new HashSet<>(facts).size() < facts.size()),
    TIE_OF_KIND_AND_TIME(
        (facts, p) -> {
          Set<String> seen = new HashSet<>();
          return new HashSet<>(facts)
              .stream().anyMatch(f -> !seen.add(f.stamp().kind() + "@" + f.stamp().epochMillis()));
        }),
    LINE_WITHOUT_COMPONENT((facts, p) -> line(facts, l -> l.component() == null)),
    LINE_WITHOUT_AMOUNT((facts, p) -> line(facts, l -> l.amount() == null)),
    ZERO_LINE((facts, p) -> line(facts, l -> l.amount() != null && l.amount().isZero())),
    NO_TIME_AT_ALL((facts, p) -> report(facts, r -> r.stamp().epochMillis() == 0)),
    NO_LINES((facts, p) -> report(facts, r -> r.lines().isEmpty() && r.amount() != null)),
    NEITHER_LINES_NOR_AMOUNT(
        (facts, p) -> report(facts, r -> r.lines().isEmpty() && r.amount() == null)),
    TOTAL_BELOW_LINES(
        (facts, p) -> p.movements().values().stream().anyMatch(m -> m.amount().isNegative())),
    COLLECTION_IMPLIED(
        (facts, p) ->
            flex(facts) && p.state() == PaymentState.SETTLED && !has(facts, FactKind.DEBITED)),
    COLLECTION_IMPLIED_AFTER_BOUNCE(
        (facts, p) ->
            p.state() == PaymentState.SETTLED
                && has(facts, FactKind.BOUNCED)
                && !has(facts, FactKind.DEBITED)),
    DEBITED_AGAIN_AFTER_BOUNCE(
        (facts, p) -> p.state() == PaymentState.DEBITED && has(facts, FactKind.BOUNCED)),
    ONE_COMPONENT_UNDER_TWO_REFERENCES(
        (facts, p) ->
            p.movements().keySet().stream()
                    .filter(m -> m.kind() == Movement.Kind.SETTLEMENT)
                    .map(Movement::component)
                    .distinct()
                    .count()
                < p.movements().keySet().stream()
                    .filter(m -> m.kind() == Movement.Kind.SETTLEMENT)
                    .count()),
    SETTLEMENT_CONFIRMED(
        (facts, p) ->
            facts.stream()
                .anyMatch(
                    f ->
                        f instanceof Decision d
                            && d.choice() instanceof Decision.SettlementConfirmed c
                            && p.movements().keySet().stream()
                                .anyMatch(
                                    m ->
                                        m.component().equals(c.component())
                                            && c.utr().equals(m.utr())))),
    PAYER_NAMED(
        (facts, p) ->
            p.payer() != null
                && facts.stream()
                    .anyMatch(
                        f ->
                            f instanceof Decision d
                                && d.choice() instanceof Decision.PayerNamed n
                                && n.student().equals(p.payer()))),
    PAYER_BY_THE_INSTITUTES_ID(
        (facts, p) -> p.payer() != null && p.payer().jodoStudentId() == null),
    FOREIGN_BRANCH_DECIDED((facts, p) -> report(facts, Report::foreignBranch) && p.payer() != null),
    WHOLE_TOTAL_SETTLED(
        (facts, p) ->
            p.movements().keySet().stream()
                .anyMatch(m -> m.utr() != null && m.component().equals("UNALLOCATED"))),
    MANUAL_UNDER_A_REFERENCE((facts, p) -> !flex(facts) && p.state() == PaymentState.SETTLED),
    MANUAL_UPDATED(
        (facts, p) -> !flex(facts) && has(facts, FactKind.UPDATED) && !p.movements().isEmpty());

    private final Meeting met;

    Situation(Meeting met) {
      this.met = met;
    }

    private static boolean flex(List<Fact> facts) {
      return facts.getFirst().key().family() == Family.FLEX;
    }

    private static boolean has(List<Fact> facts, FactKind kind) {
      return facts.stream().anyMatch(fact -> fact.stamp().kind() == kind);
    }

    private static boolean report(List<Fact> facts, Predicate<Report> test) {
      return facts.stream().anyMatch(f -> f instanceof Report r && test.test(r));
    }

    private static boolean line(List<Fact> facts, Predicate<FactLine> test) {
      return report(facts, r -> r.lines().stream().filter(Objects::nonNull).anyMatch(test));
    }
  }
}
