package io.feebridge.ingress.delivery;

import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway;
import io.feebridge.ingress.reading.Reading;

/**
 * Counts deliveries. Every {@link #received} is followed by exactly one {@link #turnedAway} or
 * {@link #ended}.
 */
public interface DeliveryCounts {

  /** A request reached the endpoint; {@code collector} is the text of its path, known or not. */
  void received(String collector);

  /** The same request ended before it was a whole delivery. */
  void turnedAway(String collector, TurnedAway outcome);

  /** The same request became this delivery and ended so. */
  void ended(Delivery delivery, DeliveryOutcome outcome);

  /** A genuine body was read; {@code misrouted} when the path names another event than the body. */
  void read(Delivery delivery, Reading reading, boolean misrouted);

  /** What was read is durable; {@link #ended} follows. */
  void kept(Delivery delivery, String keyId, Reading reading);
}
