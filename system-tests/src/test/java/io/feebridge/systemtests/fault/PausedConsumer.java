package io.feebridge.systemtests.fault;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;

/**
 * A ledger is stopped in the middle of whatever it does until its group has counted it out, then
 * goes on as if nothing had happened: a zombie, whose partitions others may have taken.
 *
 * @param part the ledger
 * @param threads consumers of one ledger
 * @param ledgers how many there are
 */
record PausedConsumer(String part, int threads, int ledgers) implements Fault {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "SIGSTOP " + part + " beyond its session";
  }

  @Override
  public Set<String> parts() {
    return Set.of("ledger", "ledger-2", "kafka", "kafka-2", "kafka-3", "postgres");
  }

  @Override
  public void inflict(Battlefield field) throws Exception {
    await("all are counted in")
        .atMost(LIMIT)
        .until(() -> field.cluster().members() == threads * ledgers);
    field.stack().signal(part, "STOP");
    try {
      await("it is counted out")
          .atMost(LIMIT)
          .until(() -> field.cluster().members() == threads * (ledgers - 1));
      field.awaitAccepted(5);
    } finally {
      field.stack().signal(part, "CONT");
    }
  }
}
