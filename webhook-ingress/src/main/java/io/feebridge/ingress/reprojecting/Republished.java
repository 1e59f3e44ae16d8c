package io.feebridge.ingress.reprojecting;

/**
 * A record that an earlier run published.
 *
 * @param unread how many of its fields could not be read then
 */
public record Republished(Identity identity, int unread) {}
