package io.feebridge.ingress.collector;

import io.feebridge.ingress.authenticity.Proof;

/**
 * One {@code collector_code} at Jodo with its subscriptions; one URL path.
 *
 * @param name as in the URL path and in configuration
 * @param environment where its subscriptions are
 * @param proof what its deliveries must show
 */
public record Collector(String name, Environment environment, Proof proof) {

  /** In production. */
  public Collector(String name, Proof proof) {
    this(name, Environment.PRODUCTION, proof);
  }
}
