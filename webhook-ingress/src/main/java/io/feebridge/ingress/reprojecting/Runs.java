package io.feebridge.ingress.reprojecting;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The runs of this instance: one at a time, the last ones remembered until it stops. */
public final class Runs {

  /** How many are remembered. */
  static final int REMEMBERED = 20;

  private static final System.Logger log = System.getLogger(Runs.class.getName());

  private final Reprojecting reprojecting;
  private final Executor thread;
  private final Clock clock;
  private final Deque<Run> runs = new ArrayDeque<>();
  private int begun;

  /**
   * No run yet.
   *
   * @param thread runs one at a time, on a thread that may wait
   */
  public Runs(Reprojecting reprojecting, Executor thread, Clock clock) {
    this.reprojecting = reprojecting;
    this.thread = thread;
    this.clock = clock;
  }

  /**
   * Begins a run and returns at once.
   *
   * @param by the operator's login
   * @return empty when one is going on
   */
  public synchronized Optional<Run> begin(Wanted wanted, String by) {
    if (!runs.isEmpty() && runs.getFirst().standing().state() == Run.State.RUNNING) {
      return Optional.empty();
    }
    begun++;
    Run run = new Run(Integer.toString(begun), wanted, by, clock.instant());
    runs.addFirst(run);
    if (runs.size() > REMEMBERED) {
      runs.removeLast();
    }
    thread.execute(() -> go(run));
    return Optional.of(run);
  }

  public synchronized Optional<Run> named(String id) {
    return runs.stream().filter(run -> run.id().equals(id)).findFirst();
  }

  /** The newest first. */
  public synchronized List<Run> all() {
    return List.copyOf(runs);
  }

  private void go(Run run) {
    log.log(Level.INFO, "Reprojection {0}, dry {1}: begun", run.id(), run.wanted().dryRun());
    String failure = "interrupted";
    try {
      failure = reprojecting.run(run);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e.getClass().getName();
    } finally {
      run.ended(clock.instant(), failure);
      log.log(Level.INFO, "Reprojection {0}: {1}", run.id(), run.standing().state());
    }
  }
}
