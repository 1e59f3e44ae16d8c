package io.feebridge.ledger.booking.spring;

import io.feebridge.ledger.booking.Booked;
import io.feebridge.ledger.booking.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the ledger counts, all names below {@code feebridge.ledger.}. Everything is counted after
 * the commit, so the numbers are those of the books and not of attempts.
 *
 * <pre>
 *   records.applied = facts.kept + facts.repeated + records.refused
 *   facts.kept + facts.repeated = feebridge.messaging.records.accepted + records redriven
 *   records.refused             = sum of feebridge.messaging.records.set.aside over its reasons
 *   postings.written >= 2 * entries.written
 * </pre>
 *
 * <p>Over the life of a database, {@code facts.kept} of all instances is the number of rows in
 * {@code facts}, {@code entries.written} in {@code journal_entries}, {@code postings.written} in
 * {@code postings}.
 *
 * <p>Alerts:
 *
 * <ul>
 *   <li>{@code records.refused} rises by more than what {@code
 *       feebridge.messaging.records.set.aside} counts as {@code family_not_booked}: a report waits
 *       in quarantine; its payment shows a case {@code unreadable_report};
 *   <li>{@code facts.repeated / facts.kept > 0.5} for a day: Jodo does not see our answers;
 *   <li>{@code payments.doubtful} rises for a day: nobody decides cases.
 * </ul>
 */
public final class LedgerMetrics implements Tally {

  private static final String PREFIX = "feebridge.ledger.";

  private final Counter applied;
  private final Counter kept;
  private final Counter repeated;
  private final Counter refused;
  private final Counter payments;
  private final Counter entries;
  private final Counter postings;

  /**
   * @param doubtful how many payments have an open case; asked at each scrape
   */
  public LedgerMetrics(MeterRegistry registry, Supplier<Number> doubtful) {
    this.applied =
        counter(
            registry, "records.applied", "Records whose offset was committed, and those redriven");
    this.kept = counter(registry, "facts.kept", "Facts that were new");
    this.repeated = counter(registry, "facts.repeated", "Facts that were known already");
    this.refused = counter(registry, "records.refused", "Records that no fact could be made of");
    this.payments = counter(registry, "payments.changed", "Versions of payments written");
    this.entries = counter(registry, "entries.written", "Journal entries written");
    this.postings = counter(registry, "postings.written", "Postings written");
    Gauge.builder(PREFIX + "payments.doubtful", doubtful)
        .description("Payments with an open case")
        .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(registry);
  }

  @Override
  public void add(Booked booked) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            count(booked);
          }
        });
  }

  private void count(Booked booked) {
    applied.increment(booked.facts() + booked.duplicates() + booked.setAside());
    kept.increment(booked.facts());
    repeated.increment(booked.duplicates());
    refused.increment(booked.setAside());
    payments.increment(booked.payments());
    entries.increment(booked.entries());
    postings.increment(booked.postings());
  }
}
