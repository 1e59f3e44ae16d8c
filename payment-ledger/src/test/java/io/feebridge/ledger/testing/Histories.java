package io.feebridge.ledger.testing;

import io.feebridge.schemas.PaymentReported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random reports about a few payments: contradictory, incomplete, in one second. From a seed. */
public final class Histories {

  private static final List<String> COMPONENTS =
      List.of("TUITION_FEE", "TRANSPORT_FEE", "EXAM_FEE");

  private final Random random;
  private final int payments;

  public Histories(Random random, int payments) {
    this.random = random;
    this.payments = payments;
  }

  /** Reports that are all different. */
  public List<PaymentReported> reports(int count) {
    List<PaymentReported> reports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int payment = random.nextInt(payments);
      Told told = payment % 4 == 0 ? direct(payment) : flex(payment);
      told.eventId("event-" + i).at(someTime());
      if (random.nextInt(10) == 0) {
        told.student("other", null, 2026);
      } else if (random.nextInt(20) == 0) {
        told.noStudent();
      } else if (random.nextInt(30) == 0) {
        told.branch("nowhere");
      }
      reports.add(told.report());
    }
    return reports;
  }

  private Told flex(int payment) {
    String event =
        List.of("debited", "debited", "settled", "settled", "bounced").get(random.nextInt(5));
    Told told = Told.that("flex.instalment." + event, "flex_" + payment);
    for (String component : COMPONENTS.subList(0, 1 + random.nextInt(3))) {
      boolean settled = event.equals("settled") && random.nextInt(5) > 0;
      told.line(
          component,
          "" + (100 + random.nextInt(3)),
          settled ? "UTR" + random.nextInt(2) : null,
          settled ? someTime() : null);
    }
    return random.nextInt(3) == 0 ? told.amount("200").paidAt(someTime()) : told;
  }

  private Told direct(int payment) {
    String event = List.of("added", "added", "updated", "cancelled").get(random.nextInt(4));
    Told told =
        Told.that("direct.payment." + event, "direct_" + payment)
            .mode(random.nextBoolean() ? "cash" : "Cheque")
            .line("TUITION_FEE", "" + (50 + random.nextInt(3)));
    return random.nextBoolean() ? told.utr("U" + random.nextInt(2), someTime()) : told;
  }

  private Instant someTime() {
    return Told.NOON.plusSeconds(random.nextInt(4));
  }

  /** The same reports with some of them repeated, in another order. */
  public List<PaymentReported> delivered(List<PaymentReported> reports, double duplicates) {
    List<PaymentReported> delivered = new ArrayList<>(reports);
    for (int i = 0; i < reports.size() * duplicates; i++) {
      delivered.add(reports.get(random.nextInt(reports.size())));
    }
    java.util.Collections.shuffle(delivered, random);
    return delivered;
  }
}
