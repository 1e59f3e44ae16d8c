package io.feebridge.ledger.events;

import java.time.Instant;
import java.util.List;

/**
 * What a search found.
 *
 * @param records in the order in which they were stored
 * @param from only records from then on, by Kafka's timestamp
 * @param to and before then
 * @param recordsRead how many records were looked at
 * @param reachedAt every record before then was looked at; it is {@code to} when the search is
 *     complete
 */
public record EventSearch(
    List<StoredEvent> records, Instant from, Instant to, long recordsRead, Instant reachedAt) {

  public EventSearch {
    records = List.copyOf(records);
  }

  public boolean complete() {
    return !reachedAt.isBefore(to);
  }
}
