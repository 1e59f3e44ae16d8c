package io.feebridge.ingress.reprojecting;

/** What became of one kept record. */
public enum Outcome {
  /** Published, or in a dry run: would be. */
  REPUBLISHED,
  /** An earlier run, or this one, published the same report with all that today's reading reads. */
  ALREADY_THERE,
  /** Today's reading makes no more of it. */
  UNCHANGED,
  /** The record cannot be read, or its body does not have the hash that stands beside it. */
  DAMAGED,
  /** Kafka will never take it, such as one that is too large. */
  REFUSED
}
