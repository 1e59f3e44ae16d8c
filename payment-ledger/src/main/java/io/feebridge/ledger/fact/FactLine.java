package io.feebridge.ledger.fact;

import io.feebridge.ledger.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fee component of a report, as it stands there.
 *
 * @param component the fee component; null when the line names none
 * @param amount the amount, zero or positive; null when the line has none
 * @param utr the bank reference under which the line settled; null when it has not
 * @param settledAt when it settled; null when not told
 */
public record FactLine(
    @Nullable String component,
    @Nullable Money amount,
    @Nullable String utr,
    @Nullable Instant settledAt) {}
