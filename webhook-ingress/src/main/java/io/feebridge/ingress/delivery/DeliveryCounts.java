package io.feebridge.ingress.delivery;

import io.feebridge.ingress.reading.Reading;

/** Counts deliveries. Every {@link #received} is followed by exactly one {@link #ended}. */
public interface DeliveryCounts {

  /** A request reached the endpoint; {@code collector} is the text of its path, known or not. */
  void received(String collector);

  /** The same request ended so. */
  void ended(String collector, DeliveryOutcome outcome);

  /** A genuine body was read; {@code misrouted} when the path names another event than the body. */
  void read(String collector, Reading reading, boolean misrouted);
}
