package io.feebridge.systemtests.load;

import io.feebridge.systemtests.load.Body.Line;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Genuine webhooks that the ledger must set aside, or that the ingress can only keep. */
final class Poison {

  private static final long BEGIN_EPOCH_S = 1_655_448_963L;
  private static final long FUTURE_EPOCH_S = 7_258_118_400L; // in 2200

  private final String name;
  private final RandomGenerator random;

  Poison(String name, RandomGenerator random) {
    this.name = name;
    this.random = random;
  }

  Webhook webhook() {
    return Webhook.of(
        switch (random.nextInt(8)) {
          case 0 -> debit(name, BEGIN_EPOCH_S, "\"ten rupees\"");
          case 1 -> debit(name, BEGIN_EPOCH_S, "-5.00");
          case 2 -> debit(name, BEGIN_EPOCH_S, "10.005");
          case 3 -> debit(null, BEGIN_EPOCH_S, "10.00");
          case 4 -> debit(name, FUTURE_EPOCH_S, "10.00");
          case 5 -> body("pay.payment.debited", name, BEGIN_EPOCH_S, "10.00");
          case 6 -> "[\"" + name + "\"]";
          default -> "no JSON, " + name;
        });
  }

  private String debit(@Nullable String payment, long epochSeconds, String amount) {
    return body("flex.instalment.debited", payment, epochSeconds, amount);
  }

  private String body(String event, @Nullable String payment, long epochSeconds, String amount) {
    return new Body(event, "event-" + name, epochSeconds, "student_1", payment)
        .total(amount)
        .lines(List.of(new Line("TUITION_FEE", amount, null)))
        .text();
  }
}
