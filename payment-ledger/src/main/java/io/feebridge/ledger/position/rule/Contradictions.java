package io.feebridge.ledger.position.rule;

import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Case;
import io.feebridge.ledger.position.CaseKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reports of one payment that cannot both be the whole truth. All of them stay facts. */
final class Contradictions {

  private final Map<String, Money> sameId = new TreeMap<>();
  private final Map<String, Money> sameSecond = new TreeMap<>();

  private Contradictions() {}

  /** A case for each contradiction among {@code reports}, which are in the order of stamps. */
  static List<Case> among(List<Report> reports) {
    if (reports.size() < 2) {
      return List.of();
    }
    Contradictions found = new Contradictions();
    for (int i = 1; i < reports.size(); i++) {
      for (int j = 0; j < i; j++) {
        found.compare(reports.get(i), reports.get(j));
      }
    }
    List<Case> cases = new ArrayList<>(0);
    found.sameId.forEach(
        (subject, atRisk) -> cases.add(new Case(CaseKind.SAME_ID_OTHER_BYTES, subject, atRisk)));
    found.sameSecond.forEach(
        (subject, atRisk) -> cases.add(new Case(CaseKind.SAME_SECOND_DIFFERS, subject, atRisk)));
    return cases;
  }

  private void compare(Report a, Report b) {
    if (sameIdOtherBytes(a, b)) {
      sameId.merge(
          Doubts.subject(a), Doubts.larger(Doubts.total(a), Doubts.total(b)), Doubts::larger);
    }
    if (secondOf(a) == secondOf(b) && a.stamp().kind() == b.stamp().kind() && differ(a, b)) {
      String kind = a.stamp().kind().name().toLowerCase(Locale.ROOT);
      Money difference = Doubts.total(a).minus(Doubts.total(b));
      difference = Doubts.larger(difference, difference.negated());
      sameSecond.merge(
          Doubts.subject(kind, Long.toString(secondOf(a))), difference, Doubts::larger);
    }
  }

  private static boolean sameIdOtherBytes(Report a, Report b) {
    return a.stamp().eventId().equals(b.stamp().eventId())
        && a.event().equals(b.event())
        && !a.stamp().bodyHash().equals(b.stamp().bodyHash());
  }

  private static boolean differ(Report a, Report b) {
    return !Objects.equals(a.amount(), b.amount())
        || !Objects.equals(a.paidAt(), b.paidAt())
        || !said(a).equals(said(b));
  }

  /** What the lines of a report say, whatever their order. */
  private static Set<Said> said(Report report) {
    Set<Said> said = new HashSet<>();
    for (StatedLine line : StatedLines.of(report).lines()) {
      said.add(new Said(line.component(), line.utr(), line.amount(), line.settledAt()));
    }
    return said;
  }

  private record Said(
      String component, @Nullable String utr, Money amount, @Nullable Instant settledAt) {}

  private static long secondOf(Report report) {
    return report.stamp().epochMillis() / 1000;
  }
}
