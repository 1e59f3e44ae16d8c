package io.feebridge.benchmarks.ingress;

/** A server under load. */
public enum Contestant {
  /** The service as it is delivered, with everything on. */
  FEEBRIDGE,
  /** Netty and one producer, which prove, read, encode and store the same and no more. */
  BARE,
  /** A controller that hands the JSON to Kafka, without any check. */
  CONTROLLER
}
