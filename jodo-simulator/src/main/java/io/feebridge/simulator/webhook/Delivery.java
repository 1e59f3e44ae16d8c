package io.feebridge.simulator.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one webhook.
 *
 * @param eventId of the envelope; the same for duplicates
 * @param event code as sent; of mischief also one that nobody knows
 * @param about what it reports: id of payment, order, student, subscription or application
 * @param why how it came to be
 * @param nextAt when it is tried next; null when it is not
 */
public record Delivery(
    String id,
    String webhookId,
    String collector,
    String eventId,
    String event,
    String about,
    Why why,
    Body body,
    Instant createdAt,
    State state,
    List<Attempt> attempts,
    @Nullable Instant nextAt) {

  /** Where it stands. */
  public enum State {
    WAITING,
    DELIVERED,
    /** All retries are spent. */
    GIVEN_UP,
    /** Mischief: was never sent. */
    DROPPED,
    /** The webhook was switched off or removed meanwhile. */
    STOPPED
  }

  /** How a delivery came to be. */
  public enum Why {
    EVENT,
    DUPLICATE,
    SAME_ID_OTHER_BYTES,
    UNKNOWN_EVENT,
    GARBAGE,
    RESENT
  }

  public Delivery tried(Attempt attempt) {
    List<Attempt> all = new ArrayList<>(attempts);
    all.add(attempt);
    return with(state, List.copyOf(all), null);
  }

  public Delivery answered(int number, Answer answer) {
    List<Attempt> all =
        attempts.stream().map(a -> a.number() == number ? a.answered(answer) : a).toList();
    return with(state, all, nextAt);
  }

  public Delivery next(Instant at) {
    return with(State.WAITING, attempts, at);
  }

  public Delivery ended(State how) {
    return with(how, attempts, null);
  }

  private Delivery with(State changed, List<Attempt> tries, @Nullable Instant next) {
    return new Delivery(
        id, webhookId, collector, eventId, event, about, why, body, createdAt, changed, tries,
        next);
  }
}
