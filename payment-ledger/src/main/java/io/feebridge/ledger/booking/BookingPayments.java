package io.feebridge.ledger.booking;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.feed.Feed;
import io.feebridge.ledger.feed.FeedGenerations;
import io.feebridge.ledger.feed.PaymentNews;
import io.feebridge.ledger.journal.BookedEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Books a batch: keeps the facts that are new, asks for each payment that has new ones what all its
 * facts imply, writes the difference to what the books say, and tells the feed of it.
 *
 * <p>Neither the order of facts nor their repetition changes what the books say in the end, because
 * a position is a function of the set of facts; a payment whose facts were all known is neither
 * locked nor touched.
 *
 * <p>A payment that is not known yet is written once, as its first facts imply it. Should another
 * transaction have been faster, the payment is locked instead and read like any other.
 */
public final class BookingPayments {

  private final Books books;
  private final Feed feed;
  private final FeedGenerations generations;
  private final Clock clock;

  public BookingPayments(Books books, Feed feed, FeedGenerations generations, Clock clock) {
    this.books = books;
    this.feed = feed;
    this.generations = generations;
    this.clock = clock;
  }

  /**
   * Books in the transaction that is open.
   *
   * @param arrived what was read, in any order, with any repetition
   * @param marked one entry for each record that could not be read: the payment it is about, empty
   *     when unknown. These payments will exist, so that the doubt has a place
   */
  public Booked book(List<Arrived> arrived, List<Optional<PaymentKey>> marked) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long generation = generations.current();
    Kept kept = books.keep(arrived, now);
    Judgement judgement = new Judgement(now, books.closedThrough(kept.collectors()), kept.traces());
    Map<PaymentKey, List<Fact>> fresh = kept.byPayment();
    Map<PaymentKey, Optional<Change>> firsts = new HashMap<>();
    fresh.forEach(
        (key, facts) -> {
          if (!kept.known().contains(key)) {
            firsts.put(key, judgement.of(BookedPayment.empty(key), facts));
          }
        });
    Set<PaymentKey> opened = open(fresh.keySet(), firsts, marked);
    List<Change> changes = new ArrayList<>();
    Set<PaymentKey> others = new HashSet<>(fresh.keySet());
    firsts.forEach(
        (key, change) -> {
          if (opened.contains(key)) {
            change.ifPresent(changes::add);
            others.remove(key);
          }
        });
    List<PaymentNews> news = new ArrayList<>(news(changes, Map.of()));
    List<Change> updates = changes(others, judgement);
    news.addAll(news(updates, toldBefore(generation, updates)));
    changes.addAll(updates);
    write(generation, changes, updates, news);
    return summary(arrived.size(), kept.facts().size(), marked.size(), changes);
  }

  private Set<PaymentKey> open(
      Set<PaymentKey> keys,
      Map<PaymentKey, Optional<Change>> firsts,
      List<Optional<PaymentKey>> marked) {
    Map<PaymentKey, BookedPayment> payments = new HashMap<>();
    marked.forEach(key -> key.ifPresent(k -> payments.put(k, BookedPayment.empty(k))));
    keys.forEach(key -> payments.put(key, BookedPayment.empty(key)));
    firsts.forEach((key, change) -> change.ifPresent(c -> payments.put(key, c.payment())));
    return books.open(payments.values());
  }

  private List<Change> changes(Set<PaymentKey> keys, Judgement judgement) {
    List<BookedPayment> before = books.booked(keys);
    Map<PaymentKey, List<Fact>> facts = books.facts(keys);
    List<Change> changes = new ArrayList<>();
    for (BookedPayment payment : before) {
      judgement.of(payment, facts.getOrDefault(payment.key(), List.of())).ifPresent(changes::add);
    }
    return changes;
  }

  /** Entries that readers of this generation may lack; none once they have been told of all. */
  private Map<PaymentKey, List<BookedEntry>> toldBefore(long generation, List<Change> updates) {
    return updates.isEmpty() || generations.isComplete(generation)
        ? Map.of()
        : books.journal(updates.stream().map(change -> change.payment().key()).toList());
  }

  private static List<PaymentNews> news(
      List<Change> changes, Map<PaymentKey, List<BookedEntry>> before) {
    return changes.stream()
        .map(
            change -> {
              BookedPayment payment = change.payment();
              List<BookedEntry> journal =
                  new ArrayList<>(before.getOrDefault(payment.key(), List.of()));
              journal.addAll(change.entries());
              return new PaymentNews(
                  payment.key(),
                  payment.version(),
                  payment.entries(),
                  payment.position(),
                  payment.bookedAt(),
                  journal,
                  change.traceparent());
            })
        .toList();
  }

  private void write(
      long generation, List<Change> changes, List<Change> updates, List<PaymentNews> news) {
    books.update(updates.stream().map(Change::payment).toList());
    books.post(changes);
    feed.tell(generation, news);
    books.balance(changes);
  }

  private static Booked summary(int read, int fresh, int setAside, List<Change> changes) {
    int entries = changes.stream().mapToInt(change -> change.entries().size()).sum();
    int postings =
        changes.stream()
            .flatMap(change -> change.entries().stream())
            .mapToInt(booked -> booked.entry().postings().size())
            .sum();
    return new Booked(fresh, read - fresh, setAside, changes.size(), entries, postings);
  }
}
