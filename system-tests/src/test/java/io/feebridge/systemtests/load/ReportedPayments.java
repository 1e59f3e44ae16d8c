package io.feebridge.systemtests.load;

import io.feebridge.systemtests.load.Body.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What Jodo has to say about the payments of a seed, payment by payment. The same seed and number
 * give the same bytes.
 */
final class ReportedPayments {

  private static final List<String> COMPONENTS =
      List.of("TUITION_FEE", "TRANSPORT_FEE", "ADMISSION_FEE");
  private static final int STUDENTS = 60;
  private static final long BEGIN_EPOCH_S = 1_655_448_963L;

  private final String stem;

  /** Payments whose ids begin with {@code stem}. */
  ReportedPayments(String stem) {
    this.stem = stem;
  }

  /** Everything reported about one payment, in the order in which it happened. */
  List<Webhook> of(int number, RandomGenerator random) {
    Story story = new Story(number, random);
    List<Webhook> told =
        switch (random.nextInt(13)) {
          case 0, 1, 2 -> story.debitedAndSettled();
          case 3 -> story.settledInParts();
          case 4 -> story.settledAlone();
          case 5 -> story.bouncedAndTriedAgain();
          case 6 -> story.settledUnderAnotherReference();
          case 7 -> story.oneIdWithTwoBodies();
          case 8 -> story.added();
          case 9 -> story.addedAndUpdated();
          case 10 -> story.updatedAndCancelled();
          case 11 -> new OtherFamilies(stem + number, random).webhooks();
          default -> List.of(new Poison(stem + number, random).webhook());
        };
    return random.nextInt(25) == 0 ? story.withForgery(told) : told;
  }

  /** One payment's life. */
  private final class Story {

    private final int number;
    private final String student;
    private final String id;
    private final String product;
    private final List<BigDecimal> amounts = new ArrayList<>();
    private final RandomGenerator random;
    private long clock;
    private int events;

    Story(int number, RandomGenerator random) {
      this.number = number;
      this.random = random;
      student = "student_" + number % STUDENTS;
      id = stem + number;
      product = random.nextBoolean() ? "flex.downpayment" : "flex.instalment";
      clock = BEGIN_EPOCH_S + number * 60L;
      int lines = 1 + random.nextInt(COMPONENTS.size());
      for (int line = 0; line < lines; line++) {
        amounts.add(BigDecimal.valueOf(1 + random.nextInt(2_000_000), 2));
      }
    }

    List<Webhook> debitedAndSettled() {
      return List.of(flex("debited", null), flex("settled", "utr_" + number));
    }

    List<Webhook> settledAlone() {
      return List.of(flex("settled", "utr_" + number));
    }

    List<Webhook> settledInParts() {
      Webhook debit = flex("debited", null);
      List<Line> first = lines("utr_a" + number).subList(0, 1);
      List<Line> all = new ArrayList<>(first);
      all.addAll(lines("utr_b" + number).subList(1, amounts.size()));
      return List.of(
          debit,
          Webhook.of(next(product + ".settled").total(total()).lines(first).text()),
          Webhook.of(next(product + ".settled").total(total()).lines(all).text()));
    }

    List<Webhook> bouncedAndTriedAgain() {
      List<Webhook> told = new ArrayList<>();
      told.add(flex("debited", null));
      told.add(
          Webhook.of(next("flex.instalment.bounced").total(total()).lines(lines(null)).text()));
      if (random.nextBoolean()) {
        told.add(flex("debited", null));
        told.add(flex("settled", "utr_" + number));
      }
      return told;
    }

    List<Webhook> settledUnderAnotherReference() {
      return List.of(
          flex("debited", null),
          flex("settled", "utr_" + number),
          flex("settled", "utr_other" + number));
    }

    List<Webhook> oneIdWithTwoBodies() {
      Webhook debit = flex("debited", null);
      return List.of(debit, Webhook.of(debit.body() + " "), flex("settled", "utr_" + number));
    }

    List<Webhook> added() {
      return List.of(direct("added", random.nextBoolean() ? "utr_" + number : null));
    }

    List<Webhook> addedAndUpdated() {
      Webhook first = direct("added", null);
      amounts.set(0, amounts.getFirst().add(BigDecimal.ONE));
      return List.of(first, direct("updated", "utr_" + number));
    }

    List<Webhook> updatedAndCancelled() {
      List<Webhook> told = new ArrayList<>();
      if (random.nextBoolean()) {
        told.add(direct("added", null));
      }
      told.add(direct("updated", "utr_" + number));
      told.add(direct("cancelled", "utr_" + number));
      return told;
    }

    List<Webhook> withForgery(List<Webhook> told) {
      List<Webhook> all = new ArrayList<>(told);
      all.add(Webhook.forged(told.getFirst().body() + "\t"));
      return all;
    }

    private Webhook flex(String what, @Nullable String utr) {
      return Webhook.of(next(product + "." + what).total(total()).lines(lines(utr)).text());
    }

    private Webhook direct(String what, @Nullable String utr) {
      return Webhook.of(
          next("direct.payment." + what)
              .total(total())
              .lines(lines(null))
              .manual(number % 2 == 0 ? "cash" : "cheque", utr)
              .text());
    }

    private Body next(String event) {
      clock += 1 + random.nextInt(86_400);
      return new Body(event, "event-" + id + "-" + events++, clock, student, id);
    }

    private String total() {
      return amount(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private List<Line> lines(@Nullable String utr) {
      List<Line> lines = new ArrayList<>();
      for (int line = 0; line < amounts.size(); line++) {
        lines.add(new Line(COMPONENTS.get(line), amount(amounts.get(line)), utr));
      }
      return lines;
    }

    /** Jodo writes amounts as numbers and as text. */
    private String amount(BigDecimal rupees) {
      return random.nextBoolean() ? rupees.toPlainString() : "\"" + rupees.toPlainString() + "\"";
    }
  }
}
