package io.feebridge.ledger.events;

import java.time.Duration;
import java.time.Instant;

/** The records that the ingress stored. */
public interface StoredEvents {

  /**
   * The records of one event id, from the one partition that its id leads to.
   *
   * @param from the earliest record that is looked at, by Kafka's timestamp
   * @param to the latest, exclusive
   * @param deadline after which the search ends where it is
   * @throws EventsUnavailable when Kafka does not answer
   */
  EventSearch find(String eventId, Instant from, Instant to, Duration deadline);
}
