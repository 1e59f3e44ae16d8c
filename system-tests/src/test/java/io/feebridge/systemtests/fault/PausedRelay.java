package io.feebridge.systemtests.fault;

import static org.awaitility.Awaitility.await;

import io.feebridge.systemtests.guarantee.LedgerRows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The ledger that publishes the outbox is stopped until another one holds its lease and publishes
 * in its place; then it goes on in the middle of what it was publishing, with a producer that Kafka
 * has fenced.
 *
 * @param ledgers two or more
 */
record PausedRelay(List<String> ledgers) implements Fault {

  /** Longer than the lease, a look at it and a busy machine. */
  private static final Duration TAKING_OVER = Duration.ofSeconds(12);

  @Override
  public String name() {
    return "SIGSTOP of the relay beyond its lease";
  }

  @Override
  public Set<String> parts() {
    return Set.of("ledger", "ledger-2", "kafka", "kafka-2", "kafka-3", "postgres");
  }

  /** Who holds the lease is not told; the one whose stop lets another take it held it. */
  @Override
  public void inflict(Battlefield field) throws Exception {
    for (String ledger : ledgers) {
      long before = epoch(field);
      field.stack().signal(ledger, "STOP");
      try {
        if (takenOver(field, before)) {
          field.awaitAccepted(20);
          return;
        }
      } finally {
        field.stack().signal(ledger, "CONT");
      }
    }
    throw new AssertionError(
        "nobody took the lease over, whichever of %s stood still".formatted(ledgers));
  }

  private static boolean takenOver(Battlefield field, long before) {
    try {
      await("another relay takes over").atMost(TAKING_OVER).until(() -> epoch(field) > before);
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  /** Raised whenever another relay than before takes the lease. */
  private static long epoch(Battlefield field) throws SQLException {
    try (LedgerRows ledger = LedgerRows.snapshot(field.stack().port("postgres"), "feebridge")) {
      return ledger.number("SELECT epoch FROM relay_positions");
    }
  }
}
