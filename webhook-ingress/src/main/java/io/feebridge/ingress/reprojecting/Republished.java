package io.feebridge.ingress.reprojecting;

/**
 * A record that an earlier run published.
 *
 * @param gaps what could not be read then
 */
public record Republished(Identity identity, Gaps gaps) {}
