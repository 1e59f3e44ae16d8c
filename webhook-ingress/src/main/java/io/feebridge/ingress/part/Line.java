package io.feebridge.ingress.part;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fee component of a payment, an order or an instalment.
 *
 * @param component from {@code fee_component}, else {@code component_type}
 * @param amount in rupees, scale 2
 * @param settlementUtr bank reference under which the line reached the institute
 */
public record Line(
    @Nullable String component,
    @Nullable BigDecimal amount,
    @Nullable String settlementUtr,
    @Nullable Instant settledAt) {

  /** An entry that is there but says nothing that can be read. */
  public static final Line EMPTY = new Line(null, null, null, null);
}
