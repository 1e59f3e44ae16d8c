package io.feebridge.systemtests.load;

import io.feebridge.systemtests.load.Body.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What Jodo reports beside the payments that the ledger books: students, plans, loans, and payments
 * of other families, so that each topic of the ingress has its part of the load.
 */
final class OtherFamilies {

  private static final long BEGIN_EPOCH_S = 1_655_448_963L;

  private static final List<String> STUDENTS =
      List.of("masterdata.student.activated", "masterdata.student.registered");
  private static final List<String> PLANS =
      List.of(
          "flex.mandate.cancelled",
          "flex.subscription.closed",
          "flex.subscription.setup",
          "flex.subscription.updated");
  private static final List<String> LOANS =
      List.of(
          "cred.loan.agreement_signed",
          "cred.loan.application_expired",
          "cred.loan.application_started",
          "cred.loan.canceled",
          "cred.loan.final_approved",
          "cred.loan.rejected");
  private static final List<String> PAYMENTS =
      List.of(
          "order.payment.debited",
          "page.payment.debited",
          "payment_link.payment.settled",
          "pay.payment.expired",
          "cred.emi.debited");

  private final String name;
  private final RandomGenerator random;

  /** Told apart by {@code name}. */
  OtherFamilies(String name, RandomGenerator random) {
    this.name = name;
    this.random = random;
  }

  /** One of each: of a student, a plan, a loan and a payment. */
  List<Webhook> webhooks() {
    return List.of(
        example("student", one(STUDENTS)),
        example("plan", one(PLANS)),
        example("loan", one(LOANS)),
        payment(one(PAYMENTS)));
  }

  private String one(List<String> events) {
    return events.get(random.nextInt(events.size()));
  }

  /** Jodo's own example, under an event_id of this seed. */
  private Webhook example(String what, String event) {
    try (InputStream in = OtherFamilies.class.getResourceAsStream("/jodo/" + event + ".json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Webhook.of(
          text.replaceFirst(
              "\"event_id\": *\"[^\"]*\"", "\"event_id\": \"event-%s-%s\"".formatted(name, what)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Webhook payment(String event) {
    return Webhook.of(
        new Body(event, "event-" + name + "-payment", BEGIN_EPOCH_S, "student_1", name)
            .total("10.00")
            .lines(List.of(new Line("TUITION_FEE", "10.00", null)))
            .text());
  }
}
