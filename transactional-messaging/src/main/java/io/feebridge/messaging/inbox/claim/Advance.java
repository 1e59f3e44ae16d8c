package io.feebridge.messaging.inbox.claim;

/**
 * Records of one partition that a transaction applies under a claim.
 *
 * @param first the offset of the first of them
 * @param next one more than the offset of the last
 */
public record Advance(Claim claim, long first, long next) {}
