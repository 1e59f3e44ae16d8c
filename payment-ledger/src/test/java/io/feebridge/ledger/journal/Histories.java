package io.feebridge.ledger.journal;

import io.feebridge.ledger.fact.Decision.PayerNamed;
import io.feebridge.ledger.fact.Decision.SettlementConfirmed;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.fact.UnreadPart;
import io.feebridge.ledger.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Histories of one payment in which nothing is too unlikely: ties in one second, ids used twice,
 * components, amounts, references, times and students that are missing or unread, lines that do not
 * add up, bounces, decisions. Small worlds, so that facts meet: two components, few amounts, three
 * references.
 */
final class Histories {

  private static final List<Student> STUDENTS =
      List.of(
          new Student("7268", "JODO/TEST/005", 2022),
          new Student("7268", null, null),
          new Student(null, "JODO/TEST/005", 2022),
          new Student(null, null, 2022));
  private static final String[] COMPONENTS = {"TUITION_FEE", "TUITION_FEE", "TRANSPORT_FEE", null};
  private static final String[] UTRS = {"U1", "U1", "U2", "U3", null};

  private final Random random;
  private final Family family;

  private Histories(Family family, Random random) {
    this.family = family;
    this.random = random;
  }

  /** The facts that {@code codes} stand for, one each; one in sixteen repeats an earlier one. */
  static List<Fact> of(Family family, List<Integer> codes) {
    List<Fact> facts = new ArrayList<>(codes.size());
    for (int code : codes) {
      boolean again = code % 16 == 0 && !facts.isEmpty();
      Fact fact = new Histories(family, new Random(code * 0x9E3779B97F4A7C15L)).fact();
      facts.add(again ? facts.get(code / 16 % facts.size()) : fact);
    }
    return facts;
  }

  /** The facts in batches of random sizes, in random order, some of them again and again. */
  static List<List<Fact>> arrival(List<Fact> facts, Random random) {
    List<Fact> arriving = new ArrayList<>(facts);
    for (int i = random.nextInt(facts.size() + 1); i > 0; i--) {
      arriving.add(facts.get(random.nextInt(facts.size())));
    }
    Collections.shuffle(arriving, random);
    List<List<Fact>> batches = new ArrayList<>();
    for (int from = 0; from < arriving.size(); ) {
      int to = Math.min(arriving.size(), from + 1 + random.nextInt(3));
      batches.add(arriving.subList(from, to));
      from = to;
    }
    return batches;
  }

  private Fact fact() {
    Instant at = Told.DAY.plusMillis(random.nextInt(12) * 500L);
    PaymentKey key = family == Family.FLEX ? Told.FLEX : Told.DIRECT;
    int choice = random.nextInt(16);
    if (choice == 0) {
      return Told.decided(key, at, new PayerNamed(STUDENTS.get(random.nextInt(3))));
    }
    if (choice == 1) {
      String component = "TUITION_FEE";
      return Told.decided(
          key, at, new SettlementConfirmed(component, "U" + (1 + random.nextInt(3))));
    }
    return report(family == Family.FLEX ? flexKind(choice) : directKind(choice), at);
  }

  private static FactKind flexKind(int choice) {
    return choice < 7 ? FactKind.DEBITED : choice < 14 ? FactKind.SETTLED : FactKind.BOUNCED;
  }

  private static FactKind directKind(int choice) {
    return choice < 7 ? FactKind.ADDED : choice < 14 ? FactKind.UPDATED : FactKind.CANCELLED;
  }

  private Fact report(FactKind kind, Instant at) {
    Instant stamp = random.nextInt(24) == 0 ? Instant.EPOCH : at;
    Told told = Told.of(kind, stamp).id("e" + random.nextInt(12));
    boolean manual = family == Family.DIRECT;
    Money sum = Money.ZERO;
    for (int i = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(3); i > 0; i--) {
      FactLine line = line(kind == FactKind.SETTLED, at);
      told.line(line);
      sum = line.amount() == null ? sum : sum.plus(line.amount());
    }
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> told.amount(sum);
      case 3 -> told.amount(sum.plus(new Money(100)));
      case 4 -> told.amount(new Money(Math.max(0, sum.paise() - 100)));
      case 5 -> told.amount(new Money(300));
      default -> {
        // No total told.
      }
    }
    if (random.nextBoolean()) {
      told.paid(at.minusSeconds(random.nextInt(2)));
    }
    if (manual || random.nextInt(8) == 0) {
      told.under(UTRS[random.nextInt(UTRS.length)]);
    }
    if (random.nextInt(4) == 0) {
      told.settledAt(at.plusSeconds(60));
    }
    told.mode(manual ? new String[] {"cash", " Cash", "UPI", null}[random.nextInt(4)] : null);
    told.by(random.nextInt(4) == 0 ? null : STUDENTS.get(random.nextInt(STUDENTS.size())));
    for (UnreadPart part : UnreadPart.values()) {
      if (random.nextInt(16) == 0) {
        told.unread(part);
      }
    }
    return (random.nextInt(24) == 0 ? told.foreign() : told).fact();
  }

  private FactLine line(boolean settlement, Instant at) {
    String component = COMPONENTS[random.nextInt(COMPONENTS.length)];
    Money amount = random.nextInt(12) == 0 ? null : new Money(random.nextInt(4) * 100L);
    boolean hasUtr = settlement ? random.nextInt(6) > 0 : random.nextInt(24) == 0;
    String utr = hasUtr ? UTRS[random.nextInt(UTRS.length)] : null;
    boolean hasTime = utr != null && random.nextBoolean();
    return new FactLine(
        component, amount, utr, hasTime ? at.minusSeconds(random.nextInt(3)) : null);
  }
}
