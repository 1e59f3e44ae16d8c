package io.feebridge.ledger.simulation.database;

import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.booking.postgres.HashedIds;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.feed.FeedGenerations;
import io.feebridge.ledger.feed.PaymentNews;
import io.feebridge.ledger.republication.Republication;
import io.feebridge.ledger.simulation.clockwork.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The generation of the books, and how far readers have been told of everything in it. */
public final class MemoryFeed implements FeedGenerations, Republication {

  private final Database database;
  private final MemoryRelays relays;
  private long generation = 1;

  public MemoryFeed(Database database, MemoryRelays relays) {
    this.database = database;
    this.relays = relays;
    database.committed.standing = new Standing(1, 1, null);
  }

  /** Begins the next life of the books, unless a transaction has asked for the current one. */
  public boolean raise() {
    if (database.isInTransaction()) {
      return false;
    }
    generation++;
    return true;
  }

  public boolean isComplete() {
    return standing().complete() == generation;
  }

  public long generation() {
    return generation;
  }

  @Override
  public long current() {
    database.steps.at(Step.ASK_GENERATION);
    return generation;
  }

  @Override
  public boolean isComplete(long asked) {
    return standing().complete() >= asked;
  }

  private Standing standing() {
    return java.util.Objects.requireNonNull(database.committed.standing);
  }

  @Override
  public Optional<Standing> take() {
    database.steps.at(Step.REPUBLISH);
    database.lock("republications");
    return Optional.of(standing());
  }

  @Override
  public int waiting(int atMost) {
    return Math.min(atMost, relays.waiting());
  }

  @Override
  public Chunk next(@Nullable UUID after, int atMost) {
    database.steps.at(Step.READ_CHUNK);
    NavigableMap<String, PaymentKey> byId = new TreeMap<>();
    database.committed.payments.forEach(
        (key, payment) -> {
          if (payment.version() > 0) {
            byId.put(HashedIds.of(key).toString(), key);
          }
        });
    NavigableMap<String, PaymentKey> rest =
        after == null ? byId : byId.tailMap(after.toString(), false);
    List<PaymentNews> news = new ArrayList<>();
    UUID last = null;
    for (PaymentKey key : rest.values()) {
      if (news.size() == atMost) {
        break;
      }
      database.lock(key);
      news.add(news(java.util.Objects.requireNonNull(database.payment(key))));
      last = HashedIds.of(key);
    }
    return new Chunk(news, last);
  }

  private PaymentNews news(BookedPayment payment) {
    return new PaymentNews(
        payment.key(),
        payment.version(),
        payment.entries(),
        payment.position(),
        payment.bookedAt(),
        database.journal(payment.key()),
        null);
  }

  @Override
  public void save(Standing standing) {
    database.steps.at(Step.SAVE_STANDING);
    database.current().written.standing = standing;
  }
}
