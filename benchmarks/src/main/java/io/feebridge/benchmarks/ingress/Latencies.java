package io.feebridge.benchmarks.ingress;

/**
 * From the moment at which a webhook was meant to be sent to its answer, in microseconds.
 *
 * @param accepted answered 200
 * @param refused answered otherwise, or not at all
 */
public record Latencies(long p50Us, long p99Us, long p999Us, long accepted, long refused) {}
