package io.feebridge.ingress.part;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Application for a Cred loan.
 *
 * @param status any word, as written
 * @param amount of the loan in rupees, scale 2
 */
public record Application(
    @Nullable String id,
    @Nullable String status,
    @Nullable BigDecimal amount,
    @Nullable Instant agreementSignedAt) {}
