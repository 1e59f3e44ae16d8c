package io.feebridge.ingress.part;

import org.jspecify.annotations.Nullable;

/**
 * A Flex plan at Jodo.
 *
 * @param status any word, as written
 */
public record Subscription(@Nullable String id, @Nullable String status) {}
