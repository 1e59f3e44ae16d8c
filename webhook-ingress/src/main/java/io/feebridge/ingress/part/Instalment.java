package io.feebridge.ingress.part;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instalment of a plan.
 *
 * @param amount in rupees, scale 2
 * @param lines in the order of the body
 */
public record Instalment(
    @Nullable LocalDate dueDate, @Nullable BigDecimal amount, List<Line> lines) {

  /** An entry that is there but says nothing that can be read. */
  public static final Instalment EMPTY = new Instalment(null, null, List.of());
}
