package io.feebridge.benchmarks;

import io.feebridge.benchmarks.ledger.LedgerFigures;
import io.feebridge.benchmarks.ledger.Rate;
import io.feebridge.benchmarks.ledger.Round;
import io.feebridge.benchmarks.ledger.kafka.PaymentLoad;
import io.feebridge.benchmarks.ledger.postgres.LedgerDatabase;
import io.feebridge.benchmarks.ledger.postgres.Limits;
import io.feebridge.benchmarks.process.CpuTime;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Alternating rounds of the ledger and its limits.
 *
 * <p>The load stands on the topic before the clock starts: until then the ledger's first
 * transactions are held at their last step, so that making the load takes no time from booking it.
 */
final class LedgerRounds {

  /** Rows that the ledger inserts for an event, so that both write as many. */
  private static final int ROWS_PER_EVENT = 7;

  /** A backend that fell silent tells the server what it inserted after ten seconds. */
  private static final int STATISTICS_MS = 11_000;

  private final PaymentLoad load;
  private final LedgerDatabase database;
  private final Limits limits;
  private final CpuTime ledgerCpu;
  private final CpuTime allCpu;
  private long sent;
  private int payments;

  LedgerRounds(
      PaymentLoad load, LedgerDatabase database, Limits limits, CpuTime ledgerCpu, CpuTime allCpu) {
    this.load = load;
    this.database = database;
    this.limits = limits;
    this.ledgerCpu = ledgerCpu;
    this.allCpu = allCpu;
  }

  LedgerFigures run(int warmUp, int events, int rounds)
      throws SQLException, IOException, InterruptedException {
    warmUp(warmUp, events);
    LedgerFigures figures = new LedgerFigures();
    for (int n = 1; n <= rounds; n++) {
      limits.prepare();
      figures.copied(limits.copy(ROWS_PER_EVENT * events));
      figures.batched(limits.batches(events));
      figures.committed(limits.singleCommits());
      figures.fresh(fresh(events));
      figures.duplicates(again(events));
      System.out.println("round " + n + ": " + figures.newest());
    }
    return figures;
  }

  /** By loads that are not larger than a round's, since the ledger is held while one is made. */
  private void warmUp(int warmUp, int events) throws SQLException, InterruptedException {
    System.out.printf("warming up with %,d events, each sent twice%n", warmUp);
    for (int left = warmUp; left > 1; left -= events) {
      int now = Math.min(left, events);
      Round warm = fresh(now);
      again(now);
      System.out.printf("  %,d events/s while warming up%n", warm.booked().perSecond());
    }
  }

  /** Events that are new, and what they cost. */
  private Round fresh(int events) throws SQLException, InterruptedException {
    long rows = database.inserted();
    long size = database.size();
    long outbox = database.outboxSize();
    hold(payments, events);
    Duration ledgerBefore = ledgerCpu.now();
    Duration allBefore = allCpu.now();
    long begun = System.nanoTime();
    database.letGo();
    database.awaitRead(sent);
    Rate booked = since(begun, events);
    database.awaitPublished();
    Rate published = since(begun, events);
    Duration ledgerUsed = ledgerCpu.now().minus(ledgerBefore);
    Duration allUsed = allCpu.now().minus(allBefore);
    long grown = database.size() - size;
    long outboxGrown = database.outboxSize() - outbox;
    Thread.sleep(STATISTICS_MS);
    payments += events / 2;
    return new Round(
        booked, published, database.inserted() - rows, grown, outboxGrown, ledgerUsed, allUsed);
  }

  /** The newest events once more. */
  private Rate again(int events) throws SQLException {
    hold(payments - events / 2, events);
    long begun = System.nanoTime();
    database.letGo();
    database.awaitRead(sent);
    return since(begun, events);
  }

  private void hold(int firstPayment, int events) throws SQLException {
    database.hold();
    load.send(firstPayment, events / 2);
    sent += events / 2 * 2L;
  }

  private static Rate since(long begun, long count) {
    return new Rate(count, Duration.ofNanos(System.nanoTime() - begun));
  }
}
