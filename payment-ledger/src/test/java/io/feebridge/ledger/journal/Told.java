package io.feebridge.ledger.journal;

import io.feebridge.ledger.fact.Decision;
import io.feebridge.ledger.fact.Decision.Choice;
import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.Stamp;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.fact.UnreadPart;
import io.feebridge.ledger.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A webhook in the making. Its body hash is made of what it says, as a real one is. */
final class Told {

  static final PaymentKey FLEX = new PaymentKey("demo", Family.FLEX, "flex_1234");
  static final PaymentKey DIRECT = new PaymentKey("demo", Family.DIRECT, "direct_3257");
  static final Student STUDENT = new Student("7268", "JODO/TEST/005", 2022);
  static final Instant DAY = Instant.parse("2022-09-15T00:00:00Z");

  private final FactKind kind;
  private final Instant at;
  private String eventId;
  private Money amount;
  private final List<FactLine> lines = new ArrayList<>();
  private String mode;
  private Instant paidAt;
  private String utr;
  private Instant settledAt;
  private Student student = STUDENT;
  private boolean foreign;
  private final Set<UnreadPart> unread = EnumSet.noneOf(UnreadPart.class);

  private Told(FactKind kind, Instant at) {
    this.kind = kind;
    this.at = at;
    this.eventId = kind.name().toLowerCase(Locale.ROOT) + "@" + at;
  }

  static Told of(FactKind kind, Instant at) {
    return new Told(kind, at);
  }

  static Instant hour(int hours) {
    return DAY.plusSeconds(3600L * hours);
  }

  static Told debited(int hour) {
    return new Told(FactKind.DEBITED, hour(hour)).paid(hour(hour).minusSeconds(60));
  }

  static Told settled(int hour) {
    return new Told(FactKind.SETTLED, hour(hour));
  }

  static Told bounced(int hour) {
    return new Told(FactKind.BOUNCED, hour(hour));
  }

  static Told added(int hour) {
    return new Told(FactKind.ADDED, hour(hour)).paid(hour(hour).minusSeconds(60)).mode("cash");
  }

  static Told updated(int hour) {
    return new Told(FactKind.UPDATED, hour(hour)).paid(hour(hour).minusSeconds(60)).mode("cash");
  }

  static Told cancelled(int hour) {
    return new Told(FactKind.CANCELLED, hour(hour));
  }

  static Decision decided(PaymentKey key, int hour, Choice choice) {
    return decided(key, hour(hour), choice);
  }

  static Decision decided(PaymentKey key, Instant at, Choice choice) {
    String id = "decision-" + Integer.toHexString(choice.hashCode()) + "@" + at;
    Stamp stamp = new Stamp(at.toEpochMilli(), FactKind.DECIDED, id, "of " + id);
    return new Decision(key, stamp, choice);
  }

  Told id(String id) {
    eventId = id;
    return this;
  }

  Told amount(String rupees) {
    return amount(Money.ofRupees(rupees));
  }

  Told amount(Money total) {
    amount = total;
    return this;
  }

  Told line(String component, String rupees) {
    return line(component, rupees, null);
  }

  /** A line; settled one hour before the report when it has a bank reference. */
  Told line(String component, String rupees, String lineUtr) {
    Money money = rupees == null ? null : Money.ofRupees(rupees);
    return line(new FactLine(component, money, lineUtr, lineUtr == null ? null : settlementTime()));
  }

  Told line(FactLine line) {
    lines.add(line);
    return this;
  }

  Instant settlementTime() {
    return at.minusSeconds(3600);
  }

  Told mode(String word) {
    mode = word;
    return this;
  }

  Told paid(Instant when) {
    paidAt = when;
    return this;
  }

  Told under(String paymentUtr) {
    utr = paymentUtr;
    return this;
  }

  Told settledAt(Instant when) {
    settledAt = when;
    return this;
  }

  Told by(Student whom) {
    student = whom;
    return this;
  }

  Told foreign() {
    foreign = true;
    return this;
  }

  Told unread(UnreadPart part) {
    unread.add(part);
    return this;
  }

  Report fact() {
    boolean manual =
        switch (kind) {
          case ADDED, UPDATED, CANCELLED -> true;
          case DEBITED, SETTLED, BOUNCED, DECIDED -> false;
        };
    String event = (manual ? "direct.payment." : "flex.instalment.") + kind.name();
    event = event.toLowerCase(Locale.ROOT);
    String bodyHash = said();
    Stamp stamp = new Stamp(at.toEpochMilli(), kind, eventId, bodyHash);
    PaymentKey key = manual ? DIRECT : FLEX;
    return new Report(
        key, stamp, event, amount, lines, mode, paidAt, utr, settledAt, student, foreign, unread);
  }

  /** Equal for two webhooks that say the same of the payment, and only for them. */
  private String said() {
    StringBuilder said = new StringBuilder(64).append(amount == null ? -1 : amount.paise());
    for (FactLine line : lines) {
      said.append(';').append(line.component()).append(line.utr());
      said.append(line.amount() == null ? -1 : line.amount().paise())
          .append(millis(line.settledAt()));
    }
    said.append(';').append(mode).append(millis(paidAt)).append(utr).append(millis(settledAt));
    said.append(
        student == null ? "" : student.reference() + student.academicYear() + student.identifier());
    return said.append(foreign).append(unread).toString();
  }

  private static String millis(Instant instant) {
    return instant == null ? "-" : "@" + instant.toEpochMilli();
  }
}
