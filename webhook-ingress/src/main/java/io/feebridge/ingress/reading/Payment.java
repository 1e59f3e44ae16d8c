package io.feebridge.ingress.reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment, as a report describes it.
 *
 * @param amount total in rupees, scale 2
 * @param settlementUtr bank reference on the whole payment, as manual payments have it
 * @param subscription the Flex subscription it belongs to
 * @param lines in the order of the body; empty when the body has none
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
    @Nullable Subscription subscription,
    List<Line> lines) {

  /** More lines than this are no fee structure; they are noted as unread, not copied. */
  public static final int MAX_LINES = 1_000;

  /** The Flex subscription of a payment. */
  public record Subscription(@Nullable String id, @Nullable String status) {}
}
