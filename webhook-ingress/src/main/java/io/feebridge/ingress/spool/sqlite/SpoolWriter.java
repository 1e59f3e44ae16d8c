package io.feebridge.ingress.spool.sqlite;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.feebridge.ingress.spool.SpoolOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the file. Whatever waits when it becomes free goes into one
 * transaction, so that one force of the disk serves many deliveries.
 *
 * <p>A transaction that finds no room is rolled back and its halves are tried, so that a large
 * delivery that does not fit is refused alone, and a removal gets the {@link Reserve}. Any other
 * failure refuses the whole transaction.
 */
final class SpoolWriter implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SpoolWriter.class);

  private static final int MOST_CHANGES = 256;
  private static final long MOST_BYTES = 8L * 1024 * 1024;

  private static final String FREE_PAGES = "PRAGMA freelist_count";
  private static final Change NOTHING = (connection, tally) -> SpoolOutcome.DONE;

  private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>(); // at most the permits
  private final Connection connection;
  private final Reserve reserve;
  private final Duration idle;
  private final Thread thread;
  private Tally tally;
  private boolean untidy = true;
  private volatile boolean closing;
  private volatile boolean closed;
  private volatile State state;

  private record Pending(Change change, CompletableFuture<SpoolOutcome> outcome) {}

  /**
   * What is known after the last transaction.
   *
   * @param bytes of the file that hold something
   * @param failure name of what made the last transaction fail, other than no room; null after one
   *     that was forced
   */
  record State(long waiting, long setAside, long bytes, @Nullable String failure) {}

  /**
   * Takes the connection over.
   *
   * @param idle after which a file that was used is tidied up, and one that failed tried again
   */
  SpoolWriter(Connection connection, Tally found, Reserve reserve, Duration idle) {
    this.connection = connection;
    this.reserve = reserve;
    this.idle = idle;
    tally = found;
    state = stateNow();
    thread = Thread.ofPlatform().name("spool-writer").daemon().start(this::run);
  }

  State state() {
    return state;
  }

  /** The stage completes on the writing thread, when the change is forced to the disk or failed. */
  CompletionStage<SpoolOutcome> write(Change change) {
    CompletableFuture<SpoolOutcome> outcome = new CompletableFuture<>();
    queue.add(new Pending(change, outcome));
    if (closed) {
      refuseTheRest();
    }
    return outcome;
  }

  private void run() {
    List<Pending> batch = new ArrayList<>();
    while (!closing || !queue.isEmpty()) {
      try {
        gather(batch);
        if (batch.isEmpty()) {
          tidy();
        } else {
          write(batch);
        }
      } catch (InterruptedException e) {
        log.error("Somebody interrupted the spool; it goes on");
      } catch (RuntimeException | Error fault) { // without this thread nobody would be answered
        log.error("A fault in the spool: {}", fault.getClass().getName());
        batch.forEach(pending -> pending.outcome().complete(SpoolOutcome.FAILED));
      }
      batch.clear();
    }
    closed = true;
    refuseTheRest();
  }

  private void gather(List<Pending> batch) throws InterruptedException {
    Pending first = queue.poll(idle.toMillis(), MILLISECONDS);
    long bytes = 0;
    for (Pending next = first; next != null; next = queue.poll()) {
      batch.add(next);
      bytes += next.change().bytes();
      if (batch.size() == MOST_CHANGES || bytes >= MOST_BYTES) {
        return;
      }
    }
  }

  private void write(List<Pending> batch) {
    Tally then = tally.copy();
    List<SpoolOutcome> outcomes = new ArrayList<>(batch.size());
    try {
      SpoolFile.execute(connection, "BEGIN IMMEDIATE");
      for (Pending pending : batch) {
        outcomes.add(pending.change().apply(connection, then));
      }
      SpoolFile.execute(connection, "COMMIT");
    } catch (SQLException e) {
      rollBack();
      refused(batch, e);
      return;
    }
    tally = then;
    untidy = true;
    state = stateNow();
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).outcome().complete(outcomes.get(i));
    }
  }

  private void refused(List<Pending> batch, SQLException e) {
    if (!Failures.noRoom(e)) {
      log.error("The spool cannot be written: {}", Failures.name(e));
      state = new State(tally.waiting(), tally.setAside(), state.bytes(), Failures.name(e));
      batch.forEach(pending -> pending.outcome().complete(SpoolOutcome.FAILED));
    } else if (batch.size() > 1) {
      write(batch.subList(0, batch.size() / 2));
      write(batch.subList(batch.size() / 2, batch.size()));
    } else if (batch.getFirst().change().bytes() == 0 && reserve.release()) {
      write(batch);
    } else {
      batch.getFirst().outcome().complete(SpoolOutcome.NO_ROOM);
    }
  }

  /** SQLite has rolled back by itself after some failures. */
  private void rollBack() {
    try {
      SpoolFile.execute(connection, "ROLLBACK");
    } catch (SQLException nothingIsOpen) {
      log.debug("Rolled back already");
    }
  }

  /** Gives free pages back to the disk and empties the log, or sees whether a failure is over. */
  private void tidy() {
    if (!untidy && state.failure() == null) {
      return;
    }
    reserve.restore();
    try {
      SpoolFile.execute(connection, "PRAGMA user_version = " + SpoolFile.VERSION);
      long free = SpoolFile.number(connection, FREE_PAGES);
      while (free > 0 && queue.isEmpty()) {
        SpoolFile.execute(connection, "PRAGMA incremental_vacuum(256)");
        free = SpoolFile.number(connection, FREE_PAGES);
      }
      SpoolFile.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
      untidy = free > 0;
      state = stateNow();
    } catch (SQLException e) {
      log.warn("The spool could not be tidied up: {}", Failures.name(e));
    }
  }

  private State stateNow() {
    try {
      long pages = SpoolFile.number(connection, "PRAGMA page_count");
      long free = SpoolFile.number(connection, FREE_PAGES);
      long bytes = (pages - free) * SpoolFile.PAGE_BYTES;
      return new State(tally.waiting(), tally.setAside(), bytes, null);
    } catch (SQLException e) {
      return new State(tally.waiting(), tally.setAside(), 0, Failures.name(e));
    }
  }

  private void refuseTheRest() {
    for (Pending next = queue.poll(); next != null; next = queue.poll()) {
      next.outcome().complete(SpoolOutcome.FAILED);
    }
  }

  /** Writes what waits, then closes the file. */
  @Override
  public void close() throws SQLException {
    closing = true;
    var _ = write(NOTHING); // wakes the thread
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }
}
