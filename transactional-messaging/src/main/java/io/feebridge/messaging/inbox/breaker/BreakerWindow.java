package io.feebridge.messaging.inbox.breaker;

import io.feebridge.messaging.inbox.SetAsideRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last records of one consumer, each booked or set aside. */
final class BreakerWindow {

  private final BreakerSettings settings;
  private final Deque<Optional<Culprit>> last;
  private final Deque<Culprit> run;
  private int setAside;

  BreakerWindow(BreakerSettings settings) {
    this(settings, List.of(), List.of());
  }

  private BreakerWindow(
      BreakerSettings settings, Collection<Optional<Culprit>> last, Collection<Culprit> run) {
    this.settings = settings;
    this.last = new ArrayDeque<>(last);
    this.run = new ArrayDeque<>(run);
    this.setAside = (int) last.stream().filter(Optional::isPresent).count();
  }

  BreakerWindow copy() {
    return new BreakerWindow(settings, last, run);
  }

  /**
   * Takes records in, in order, and stops at the first that is one too many.
   *
   * @param outcomes of each record empty when it is booked
   */
  Optional<Trip> add(List<Optional<SetAsideRecord>> outcomes) {
    for (Optional<SetAsideRecord> outcome : outcomes) {
      if (outcome.isPresent() && !settings.counts(outcome.get())) {
        continue;
      }
      add(outcome.map(Culprit::of));
      Optional<Trip> trip = outcome.isPresent() ? trip() : Optional.empty();
      if (trip.isPresent()) {
        return trip;
      }
    }
    return Optional.empty();
  }

  private void add(Optional<Culprit> outcome) {
    last.addLast(outcome);
    setAside += outcome.isPresent() ? 1 : 0;
    if (last.size() > settings.window()) {
      setAside -= last.removeFirst().isPresent() ? 1 : 0;
    }
    if (outcome.isEmpty()) {
      run.clear();
      return;
    }
    run.addLast(outcome.get());
    if (run.size() > settings.run()) {
      run.removeFirst();
    }
  }

  private Optional<Trip> trip() {
    if (run.size() == settings.run() && !Culprit.isOneKeyAlone(run)) {
      return Optional.of(new Trip(run.size(), run.size(), true));
    }
    boolean tooMany =
        setAside >= settings.least() && setAside * 100L > (long) settings.percent() * last.size();
    return tooMany && !Culprit.isOneKeyAlone(culprits())
        ? Optional.of(new Trip(setAside, last.size(), false))
        : Optional.empty();
  }

  private List<Culprit> culprits() {
    List<Culprit> culprits = new ArrayList<>();
    last.forEach(outcome -> outcome.ifPresent(culprits::add));
    return culprits;
  }
}
