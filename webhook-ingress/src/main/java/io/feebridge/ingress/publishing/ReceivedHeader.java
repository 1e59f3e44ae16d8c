package io.feebridge.ingress.publishing;

/**
 * A header of a delivery that is kept beside its body; never one that holds a secret.
 *
 * @param name in lower case
 * @param value as received, but not longer than the receiver keeps
 */
public record ReceivedHeader(String name, String value) {}
