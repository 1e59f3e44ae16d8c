package io.feebridge.ledger.events.http;

import io.feebridge.ledger.events.EventSearch;
import io.feebridge.ledger.events.EventsUnavailable;
import io.feebridge.ledger.events.StoredEvents;
import io.feebridge.ledger.problem.http.ProblemType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * One event with its evidence. A search reads Kafka, so it is bounded: in time, in what is read at
 * once, and in how many run.
 */
@RestController
public final class EventController {

  private static final Duration USUAL_RANGE = Duration.ofDays(30);
  private static final int SEARCHES_AT_ONCE = 2;

  /**
   * Records bear the time of whoever wrote them; this far ahead is no doubt in the ledger either.
   */
  private static final Duration CLOCK_AHEAD = Duration.ofMinutes(10);

  private final StoredEvents events;
  private final Duration deadline;
  private final Clock clock;
  private final Semaphore permits = new Semaphore(SEARCHES_AT_ONCE);

  public EventController(StoredEvents events, EventSettings settings, Clock clock) {
    this.events = events;
    this.deadline = settings.deadline();
    this.clock = clock;
  }

  /** The id takes the rest of the path, because an id of Jodo may hold slashes. */
  @GetMapping(path = "/v1/events/{*id}", produces = MediaType.APPLICATION_JSON_VALUE)
  EventView event(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    String eventId = id.substring(1);
    Instant until = instant(to, clock.instant().plus(CLOCK_AHEAD));
    Instant since = instant(from, until.minus(USUAL_RANGE));
    if (eventId.isBlank() || !since.isBefore(until)) {
      throw ProblemType.INVALID_REQUEST.because("Needed: an event id, and from before to.");
    }
    EventSearch search = find(eventId, since, until);
    if (search.records().isEmpty() && search.complete()) {
      throw ProblemType.UNKNOWN_EVENT.because(
          "Looked at %d records from %s to %s; say from for earlier ones."
              .formatted(search.recordsRead(), since, until));
    }
    return EventView.of(eventId, search);
  }

  private EventSearch find(String eventId, Instant since, Instant until) {
    if (!permits.tryAcquire()) {
      throw ProblemType.BUSY.because("Two searches run at once; ask again in some seconds.");
    }
    try {
      return events.find(eventId, since, until, deadline);
    } catch (EventsUnavailable e) {
      throw ProblemType.UNAVAILABLE.because("The events are in Kafka, which does not answer.");
    } finally {
      permits.release();
    }
  }

  private static Instant instant(@Nullable String text, Instant otherwise) {
    try {
      return text == null ? otherwise : Instant.parse(text);
    } catch (DateTimeException e) {
      throw ProblemType.INVALID_REQUEST.because("A time reads like 2026-11-22T09:00:00Z.");
    }
  }
}
