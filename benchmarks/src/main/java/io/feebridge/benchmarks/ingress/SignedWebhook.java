package io.feebridge.benchmarks.ingress;

/**
 * A webhook and its proof.
 *
 * @param body as sent; not copied, not to be changed
 * @param signature hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy would be for nothing
public record SignedWebhook(byte[] body, String signature) {}
