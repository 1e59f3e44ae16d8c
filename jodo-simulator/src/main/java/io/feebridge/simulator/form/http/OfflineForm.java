package io.feebridge.simulator.form.http;

import io.feebridge.simulator.command.DirectCommand.Offline;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment that the institute took itself, as a request tells it.
 *
 * @param amount the stated total, which the split need not add up to
 */
public record OfflineForm(Money amount, Offline payment) {

  private static final String DEFAULT_MODE = "others";

  /** As Add Payment takes it: mode and transaction id may be missing. */
  public static OfflineForm alone(Form form) {
    String mode = form.textIfGiven("mode");
    return read(form, mode == null ? DEFAULT_MODE : mode, form.textIfGiven("transaction_id"));
  }

  /** As Register Student takes it: mode and transaction id are required. */
  public static OfflineForm ofRegistration(Form form) {
    return read(form, form.text("mode"), form.text("transaction_id"));
  }

  private static OfflineForm read(Form form, String mode, @Nullable String transactionId) {
    Money amount = form.positiveAmount("amount");
    Instant paidAt = form.time("paid_at");
    Offline payment =
        new Offline(
            form.list("fee_components", OfflineForm::line),
            paidAt,
            mode,
            transactionId,
            form.textIfGiven("settlement_utr"),
            form.textIfGiven("notes"));
    return new OfflineForm(amount, payment);
  }

  private static Line line(Form form) {
    return Line.of(form.text("component_type"), form.amount("amount"));
  }

  /** Whether the lines are the whole amount. */
  public boolean addsUp() {
    return Line.total(payment.lines()).equals(amount);
  }
}
