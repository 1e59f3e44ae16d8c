package io.feebridge.ingress.spool.http;

import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for about one delivery.
 *
 * @param reason in their words; kept with their login
 */
record DecisionRequest(@Nullable String reason) {}
