package io.feebridge.messaging.inbox.breaker;

import io.feebridge.messaging.inbox.SetAsideRecord;
import java.util.List;
import java.util.Optional;

/**
 * Judges, before each transaction of one consumer, whether it would set too much aside.
 *
 * <p>The last records are the consumer's own; whether the breaker is open is shared by all
 * consumers of the group that run the same version. A batch that would be one too many is not
 * committed at all, so nothing of it reaches the quarantine. One instance a consumer thread.
 */
public final class Breaker {

  private static final System.Logger log = System.getLogger(Breaker.class.getName());

  private final String consumer;
  private final BreakerSettings settings;
  private final BreakerStates states;
  private final BreakerEvents events;
  private BreakerWindow window;
  private BreakerState state = BreakerState.FIRST;
  private long refreshAtNanos = System.nanoTime();

  public Breaker(
      String consumer, BreakerSettings settings, BreakerStates states, BreakerEvents events) {
    this.consumer = consumer;
    this.settings = settings;
    this.states = states;
    this.events = events;
    this.window = new BreakerWindow(settings);
  }

  /** One that never opens: for an inbox that something else watches over. */
  public static Breaker never() {
    return new Breaker("", BreakerSettings.of("none"), new NeverOpen(), new Silence());
  }

  /**
   * Why these records may not be committed now; empty when they may.
   *
   * @param outcomes of each record, in order, empty when it is booked
   */
  public Optional<String> stops(List<Optional<SetAsideRecord>> outcomes) {
    boolean setsAside = outcomes.stream().flatMap(Optional::stream).anyMatch(settings::counts);
    try {
      refresh(setsAside);
      if (setsAside && state.mode() == BreakerMode.CLOSED) {
        judge(outcomes);
      }
    } catch (RuntimeException e) {
      return Optional.of("breaker cannot be read: " + e.getClass().getName());
    }
    return state.mode() == BreakerMode.OPEN ? Optional.of("BREAKER OPEN") : Optional.empty();
  }

  /** These records were committed. */
  public void committed(List<Optional<SetAsideRecord>> outcomes) {
    if (state.mode() == BreakerMode.CLOSED) {
      var _ = window.add(outcomes);
    }
  }

  /** Whoever sets something aside must know how things stand now; others within a while. */
  private void refresh(boolean setsAside) {
    long now = System.nanoTime();
    if (setsAside || state.mode() != BreakerMode.CLOSED || now - refreshAtNanos >= 0) {
      refreshAtNanos = now + settings.refresh().toNanos();
      see(states.read());
    }
  }

  private void judge(List<Optional<SetAsideRecord>> outcomes) {
    Optional<Trip> trip = window.copy().add(outcomes);
    if (trip.isEmpty()) {
      return;
    }
    BreakerState before = state;
    see(states.open(trip.get(), before));
    if (state.mode() == BreakerMode.OPEN) {
      events.opened(consumer, trip.get());
      log.log(
          System.Logger.Level.ERROR,
          "BREAKER OPEN: {0}, version {1}: {2}. Nothing of them is committed until an operator"
              + " closes the breaker or another version starts.",
          consumer,
          settings.version(),
          trip.get());
    }
  }

  private void see(BreakerState now) {
    if (now.revision() != state.revision()) {
      window = new BreakerWindow(settings);
    }
    state = now;
    events.standing(consumer, now.mode());
  }

  private record NeverOpen() implements BreakerStates {
    @Override
    public BreakerState read() {
      return BreakerState.FIRST;
    }

    @Override
    public BreakerState open(Trip trip, BreakerState seen) {
      return seen;
    }
  }

  private record Silence() implements BreakerEvents {
    @Override
    public void opened(String consumer, Trip trip) {}

    @Override
    public void standing(String consumer, BreakerMode mode) {}
  }
}
