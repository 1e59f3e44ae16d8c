package io.feebridge.ledger.republication;

import io.feebridge.ledger.feed.Feed;
import io.feebridge.ledger.feed.FeedGenerations;
import io.feebridge.ledger.republication.Republication.Chunk;
import io.feebridge.ledger.republication.Republication.Standing;
import io.feebridge.ledger.republication.Turn.Outcome;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells of every payment again, a chunk a transaction, in the order of ids, while the generation
 * that readers have been told of is older than the current one. Whatever stops it, it goes on where
 * the last commit left it; a generation raised meanwhile begins anew.
 *
 * <p>Bookings go on. Each locks its payment, as a chunk does, so readers hear of each payment in
 * the order in which it changed; and while this is not complete a booking tells of the whole
 * journal, so that versions have no gap whoever is first.
 */
public final class Republishing {

  private static final int ALL = 1_000;

  private final Republication republication;
  private final Feed feed;
  private final FeedGenerations generations;
  private final int chunk;
  private final int mostWaiting;

  /**
   * @param chunk payments a transaction: what a booking may have to wait for
   * @param mostWaiting messages in the outbox above which nothing is added
   */
  public Republishing(
      Republication republication,
      Feed feed,
      FeedGenerations generations,
      int chunk,
      int mostWaiting) {
    this.republication = republication;
    this.feed = feed;
    this.generations = generations;
    this.chunk = chunk;
    this.mostWaiting = mostWaiting;
  }

  /** Tells of the next chunk, if any, in the transaction that is open. */
  public Turn turn() {
    long generation = generations.current();
    Optional<Standing> taken = republication.take();
    if (taken.isEmpty()) {
      return new Turn(Outcome.TAKEN, 0, 0);
    }
    Standing standing = taken.get();
    if (standing.complete() >= generation) {
      return new Turn(Outcome.COMPLETE, 0, ALL);
    }
    @Nullable UUID after = standing.generation() == generation ? standing.after() : null;
    if (republication.waiting(mostWaiting) >= mostWaiting) {
      return new Turn(Outcome.RELAY_BEHIND, 0, permille(after));
    }
    return tell(generation, standing.complete(), republication.next(after, chunk));
  }

  private Turn tell(long generation, long complete, Chunk next) {
    feed.tell(generation, next.news());
    int told = next.news().size();
    if (told < chunk) {
      republication.save(new Standing(generation, generation, null));
      return new Turn(Outcome.COMPLETE, told, ALL);
    }
    republication.save(new Standing(complete, generation, next.last()));
    return new Turn(Outcome.TOLD, told, permille(next.last()));
  }

  /** Ids are hashes, so how far one stands among all ids is how much has been told. */
  private static int permille(@Nullable UUID after) {
    return after == null ? 0 : (int) (((after.getMostSignificantBits() >>> 32) * ALL) >>> 32);
  }
}
