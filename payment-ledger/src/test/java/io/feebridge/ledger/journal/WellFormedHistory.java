package io.feebridge.ledger.journal;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A payment as Jodo means it: no two reports in one second, lines that add up, every line settled
 * once. Facts stand in the order of time.
 */
final class WellFormedHistory {

  static final List<Student> STUDENTS =
      List.of(new Student("7268", "JODO/TEST/005", 2022), new Student("9", null, 2023));
  private static final List<String> COMPONENTS = List.of("TUITION_FEE", "TRANSPORT_FEE", "BOOKS");

  private final Random random;
  private final List<Fact> facts = new ArrayList<>();
  private final int components;
  private int seconds;
  private int references;

  private WellFormedHistory(Random random) {
    this.random = random;
    this.components = 1 + random.nextInt(3);
  }

  static List<Fact> flex(Random random) {
    WellFormedHistory history = new WellFormedHistory(random);
    List<FactLine> lines = history.lines();
    history.era(lines);
    for (int bounces = random.nextInt(3); bounces > 0; bounces--) {
      history.tell(FactKind.BOUNCED, lines, lines);
      history.era(lines);
    }
    if (history.facts.isEmpty()) {
      history.tell(FactKind.DEBITED, lines, lines);
    }
    return history.facts;
  }

  static List<Fact> direct(Random random) {
    WellFormedHistory history = new WellFormedHistory(random);
    history.tell(FactKind.ADDED, history.lines(), null);
    for (int updates = random.nextInt(3); updates > 0; updates--) {
      history.tell(FactKind.UPDATED, history.lines(), null);
    }
    if (random.nextInt(3) == 0) {
      history.tell(FactKind.CANCELLED, history.lines(), null);
    }
    return history.facts;
  }

  private List<FactLine> lines() {
    List<FactLine> lines = new ArrayList<>();
    for (String component : COMPONENTS.subList(0, components)) {
      lines.add(new FactLine(component, new Money(2 + random.nextInt(500_000)), null, null));
    }
    return lines;
  }

  /** A debit, most of the time, and some settlements of it, in either order. */
  private void era(List<FactLine> debit) {
    List<FactLine> settling = new ArrayList<>();
    for (FactLine line : debit) {
      boolean split = random.nextInt(4) == 0;
      Money part = split ? new Money(1 + random.nextInt((int) line.amount().paise() - 1)) : null;
      settling.add(under(line, split ? part : line.amount()));
      if (split) {
        settling.add(under(line, line.amount().minus(part)));
      }
    }
    Collections.shuffle(settling, random);
    int settled = random.nextBoolean() ? settling.size() : random.nextInt(settling.size() + 1);
    int debitAt = random.nextInt(5) == 0 ? -1 : random.nextInt(settled + 1);
    List<FactLine> told = new ArrayList<>();
    for (int i = 0; i <= settled; i++) {
      if (i == debitAt) {
        tell(FactKind.DEBITED, debit, debit);
      }
      if (i < settled) {
        told.add(settling.get(i));
        boolean cumulative = random.nextBoolean();
        tell(FactKind.SETTLED, cumulative ? told : List.of(settling.get(i)), debit);
      }
    }
  }

  private FactLine under(FactLine line, Money amount) {
    return new FactLine(
        line.component(), amount, "UTR" + references++, Told.DAY.plusSeconds(seconds));
  }

  private void tell(FactKind kind, List<FactLine> lines, List<FactLine> whole) {
    seconds += 1 + random.nextInt(100_000);
    Told told = Told.of(kind, Told.DAY.plusSeconds(seconds)).id("e" + facts.size());
    lines.forEach(told::line);
    told.amount(sum(whole == null ? lines : whole)).paid(Told.DAY.plusSeconds(seconds - 1));
    if (whole == null) {
      told.mode(random.nextBoolean() ? "cash" : "UPI");
      told.under(random.nextBoolean() ? "UTR" + references++ : null);
    }
    told.by(random.nextInt(3) == 0 ? null : STUDENTS.get(random.nextInt(2)));
    facts.add(told.fact());
  }

  static Money sum(List<FactLine> lines) {
    return lines.stream().map(FactLine::amount).reduce(Money.ZERO, Money::plus);
  }
}
