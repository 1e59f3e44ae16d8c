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

  private static final int COPIED = 200_000;
  private static final int SETTLING_MS = 1_500;

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
    System.out.printf("warming up with %,d events, each sent twice%n", warmUp);
    Round warm = fresh(warmUp);
    again(warmUp);
    System.out.printf("  %,d events/s while warming up%n", warm.booked().perSecond());
    LedgerFigures figures = new LedgerFigures();
    for (int n = 1; n <= rounds; n++) {
      limits.prepare();
      figures.copied(limits.copy(COPIED));
      figures.batched(limits.batches(events));
      figures.committed(limits.singleCommits());
      figures.fresh(fresh(events));
      figures.duplicates(again(events));
      System.out.println("round " + n + ": " + figures.newest());
    }
    return figures;
  }

  /** Events that are new, and what they cost. */
  private Round fresh(int events) throws SQLException, InterruptedException {
    settle();
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
    settle();
    payments += events / 2;
    return new Round(
        booked,
        published,
        database.inserted() - rows,
        database.size() - size,
        database.outboxSize() - outbox,
        ledgerUsed,
        allUsed);
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

  /** The server's statistics come late. */
  private static void settle() throws InterruptedException {
    Thread.sleep(SETTLING_MS);
  }

  private static Rate since(long begun, long count) {
    return new Rate(count, Duration.ofNanos(System.nanoTime() - begun));
  }
}
