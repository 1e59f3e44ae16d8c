package io.feebridge.ingress.spool.sqlite;

import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.spool.Decision;
import io.feebridge.ingress.spool.SetAside;
import io.feebridge.ingress.spool.Spool;
import io.feebridge.ingress.spool.Spool.UnreadableException;
import io.feebridge.ingress.spool.SpoolCause;
import io.feebridge.ingress.spool.SpoolLevel;
import io.feebridge.ingress.spool.SpoolOutcome;
import io.feebridge.ingress.spool.SpooledDelivery;
import io.feebridge.ingress.spool.UnusableSpoolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A spool in one folder, which no other instance may use.
 *
 * <p>Its bounds are the file's own: a change that would make it larger than {@link Limits#bytes}
 * finds no room, as it does on a full disk, and leaves nothing behind. The log beside the file may
 * need 32 MiB more, and 2 MiB are kept in reserve, so that a full disk can be emptied.
 */
public final class SqliteSpool implements Spool, AutoCloseable {

  private static final long LARGEST_DELIVERY = 2L * 1024 * 1024;

  private final FolderLock lock;
  private final Path folder;
  private final Limits limits;
  private final Clock clock;
  private final SpoolWriter writer;
  private final SpoolReader reader;
  private final long found;
  private final long movedAside;

  /**
   * How much it holds.
   *
   * @param bytes largest size of the file; at least 4 MiB
   * @param deliveries most of them
   * @param idle after which space is given back
   */
  public record Limits(long bytes, long deliveries, Duration idle) {

    private static final long LEAST = 4L * 1024 * 1024;

    /**
     * Limits under which something fits.
     *
     * @throws UnusableSpoolException when nothing would
     */
    public Limits {
      if (bytes < LEAST || deliveries < 1) {
        throw new UnusableSpoolException(
            "The spool needs at least 4 MiB and one delivery, not %d bytes and %d deliveries."
                .formatted(bytes, deliveries),
            null);
      }
    }
  }

  private SqliteSpool(
      FolderLock lock, Path folder, Limits limits, Clock clock, SpoolFile file, Connection writing)
      throws SQLException {
    this.lock = lock;
    this.folder = folder;
    this.limits = limits;
    this.clock = clock;
    SpoolFile.execute(writing, "PRAGMA max_page_count = " + limits.bytes() / SpoolFile.PAGE_BYTES);
    Tally tally = tally(writing);
    found = tally.all();
    movedAside = file.movedAside();
    reader = new SpoolReader(file.reading());
    Reserve reserve = new Reserve(folder);
    reserve.restore();
    writer = new SpoolWriter(writing, tally, reserve, limits.idle());
  }

  /**
   * Opens the folder's spool, or begins one.
   *
   * @throws UnusableSpoolException when the folder cannot be written, belongs to another instance
   *     or holds the spool of a later version
   */
  public static SqliteSpool open(Path folder, Limits limits, Clock clock) {
    FolderLock lock = FolderLock.of(folder);
    try {
      SpoolFile file = new SpoolFile(folder);
      Connection writing = file.open(clock);
      return new SqliteSpool(lock, folder, limits, clock, file, writing);
    } catch (SQLException e) {
      close(lock);
      throw new UnusableSpoolException("The spool in %s cannot be opened".formatted(folder), e);
    } catch (UnusableSpoolException e) {
      close(lock);
      throw e;
    }
  }

  @Override
  public CompletionStage<SpoolOutcome> keep(Publication publication, SpoolCause cause) {
    SetAside.Reason setAside =
        cause == SpoolCause.REFUSED_FOR_GOOD ? SetAside.Reason.REFUSED_FOR_GOOD : null;
    return writer.write(
        new Changes.Keep(publication, setAside, clock.instant(), limits.deliveries()));
  }

  @Override
  public List<SpooledDelivery> waiting(long after, int atMost, long bytes) {
    return reader.waiting(after, atMost, bytes);
  }

  @Override
  public CompletionStage<SpoolOutcome> remove(Collection<Long> published) {
    return writer.write(new Changes.Remove(List.copyOf(published)));
  }

  @Override
  public CompletionStage<SpoolOutcome> setAside(long id, SetAside.Reason reason) {
    return writer.write(new Changes.PutAside(id, reason));
  }

  @Override
  public List<SetAside> setAside(long after, int atMost) {
    return reader.setAside(after, atMost);
  }

  @Override
  public CompletionStage<SpoolOutcome> decide(long id, Decision decision) {
    return writer.write(new Changes.Decide(id, decision, clock.instant()));
  }

  @Override
  public SpoolLevel level() {
    SpoolWriter.State state = writer.state();
    return new SpoolLevel(
        found,
        state.waiting(),
        state.setAside(),
        state.bytes(),
        limits.bytes(),
        limits.deliveries(),
        movedAside);
  }

  @Override
  public @Nullable Instant oldest() {
    return reader.oldest();
  }

  @Override
  public @Nullable String obstacle() {
    SpoolWriter.State state = writer.state();
    if (state.failure() != null) {
      return "The spool cannot be written: " + state.failure();
    }
    if (state.waiting() + state.setAside() >= limits.deliveries()) {
      return "The spool holds as many deliveries as it may";
    }
    if (state.bytes() + LARGEST_DELIVERY > limits.bytes()) {
      return "The spool is as large as it may be";
    }
    return diskIsFull() ? "The disk under the spool is full" : null;
  }

  private boolean diskIsFull() {
    try {
      return Files.getFileStore(folder).getUsableSpace() < LARGEST_DELIVERY;
    } catch (IOException e) {
      return true;
    }
  }

  private static Tally tally(Connection connection) throws SQLException {
    return new Tally(
        SpoolFile.number(connection, "SELECT count(*) FROM deliveries WHERE set_aside IS NULL"),
        SpoolFile.number(
            connection, "SELECT count(*) FROM deliveries WHERE set_aside IS NOT NULL"));
  }

  /** What was handed over is written, then the folder is free for another instance. */
  @Override
  public void close() {
    try (lock;
        reader;
        writer) {
      // Closed in the reverse order.
    } catch (SQLException | IOException e) {
      throw new UnreadableException(e);
    }
  }

  private static void close(FolderLock lock) {
    try (lock) {
      // Nothing else is open.
    } catch (IOException e) {
      throw new UnusableSpoolException("The spool's folder cannot be left", e);
    }
  }
}
