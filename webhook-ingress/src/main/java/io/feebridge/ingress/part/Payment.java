package io.feebridge.ingress.part;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment, as a report describes it.
 *
 * @param amount total in rupees, scale 2
 * @param settlementUtr bank reference on the whole payment, as manual payments have it
 * @param lines in the order of the body; empty when the body has none
 * @param dueDate of an EMI
 * @param notes in the order of the body; those of manual payments are one text
 */
public record Payment(
    @Nullable String id,
    @Nullable BigDecimal amount,
    @Nullable String product,
    @Nullable String mode,
    @Nullable Instant paidAt,
    @Nullable String referenceId,
    @Nullable String transactionId,
    @Nullable String settlementUtr,
    @Nullable Instant settledAt,
    List<Line> lines,
    @Nullable LocalDate dueDate,
    List<Note> notes) {

  /** A payment of which a body says nothing. */
  public static final Payment NOTHING =
      new Payment(null, null, null, null, null, null, null, null, null, List.of(), null, List.of());
}
