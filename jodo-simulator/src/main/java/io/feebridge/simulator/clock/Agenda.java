package io.feebridge.simulator.clock;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The simulated instant and everything that will happen, in order of due time and then of entering.
 * Time passes only by {@link #advance}. For one thread.
 */
public final class Agenda {

  /** How far {@link #advance} got. */
  public enum Progress {
    /** The wanted instant. */
    REACHED,
    /** Not so far: an entry waits for an answer from outside. */
    WAITING,
    /** Not so far: it did as much as it was allowed at once. */
    BUSY
  }

  /** What will happen, in words, and when. */
  public record Entry(Instant due, String what) {}

  private record Task(Instant due, long order, String what, BooleanSupplier ready, Runnable act) {}

  private static final Comparator<Task> ORDER =
      Comparator.comparing(Task::due).thenComparingLong(Task::order);

  private final PriorityQueue<Task> tasks = new PriorityQueue<>(ORDER);
  private Instant now;
  private long entered;
  private long done;

  public Agenda(Instant start) {
    this.now = start;
  }

  public Instant now() {
    return now;
  }

  /** How many entries have happened. */
  public long done() {
    return done;
  }

  /** Enters something; what is due in the past happens next. */
  public void at(Instant due, String what, Runnable act) {
    at(due, what, () -> true, act);
  }

  /** The same; until {@code ready} says so, time does not pass {@code due}. */
  public void at(Instant due, String what, BooleanSupplier ready, Runnable act) {
    entered++;
    tasks.add(new Task(due.isBefore(now) ? now : due, entered, what, ready, act));
  }

  /** When the next entry is due; null when nothing will happen. */
  public @Nullable Instant nextDue() {
    Task next = tasks.peek();
    return next == null ? null : next.due();
  }

  /** Lets time pass until {@code to}, and what is due happen, at most {@code budget} entries. */
  public Progress advance(Instant to, int budget) {
    for (int i = 0; i < budget; i++) {
      Task next = tasks.peek();
      if (next == null || next.due().isAfter(to)) {
        now = to.isAfter(now) ? to : now;
        return Progress.REACHED;
      }
      now = next.due();
      if (!next.ready().getAsBoolean()) {
        return Progress.WAITING;
      }
      tasks.poll();
      done++;
      next.act().run();
    }
    return Progress.BUSY;
  }

  /**
   * Repeats what {@link #advance} once did: entries until {@code wanted} have happened in all, then
   * time until {@code to}.
   *
   * @throws IllegalStateException when this is not the same past
   */
  public void repeat(Instant to, long wanted) {
    while (done < wanted) {
      Task next = tasks.poll();
      if (next == null || next.due().isAfter(to)) {
        throw new IllegalStateException("At " + to + " fewer things have happened than recorded");
      }
      now = next.due();
      done++;
      next.act().run();
    }
    if (to.isBefore(now)) {
      throw new IllegalStateException("At " + to + " it is already " + now);
    }
    now = to;
  }

  /** The next {@code limit} entries. */
  public List<Entry> upcoming(int limit) {
    return tasks.stream()
        .sorted(ORDER)
        .limit(limit)
        .map(t -> new Entry(t.due(), t.what()))
        .toList();
  }

  public int size() {
    return tasks.size();
  }
}
