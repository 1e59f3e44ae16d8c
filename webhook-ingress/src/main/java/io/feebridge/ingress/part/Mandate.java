package io.feebridge.ingress.part;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The authority to debit an account.
 *
 * @param status any word, as written
 * @param npciCategoryCode why it ended, as written
 * @param endDate its last day
 */
public record Mandate(
    @Nullable String id,
    @Nullable String status,
    @Nullable String npciCategoryCode,
    @Nullable LocalDate endDate) {}
