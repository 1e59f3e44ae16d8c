package io.feebridge.systemtests.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How large the stack of a campaign is, and what can happen to it.
 *
 * @param brokers 1 or 3
 * @param ledgers how many share the work
 * @param smallDisk whether the database stands on a disk that can be filled
 */
record Topology(int brokers, int ledgers, boolean smallDisk) {

  private static final int THREADS_A_LEDGER = 2; // feebridge.ledger.inbox.threads

  /** The smallest: what a laptop runs. */
  static final Topology SMALL = new Topology(1, 1, false);

  /** Options of {@code local-stack up}: quick restarts and short sessions, else as it always is. */
  List<String> options() {
    return List.of(
        "--brokers=" + brokers,
        "--instances=ledger=" + ledgers,
        "--without=simulator",
        "--restart-delay=PT0.3S",
        "--restart-window=PT8S",
        "--kafka-setting=broker.heartbeat.interval.ms=500",
        "--kafka-setting=broker.session.timeout.ms=3000",
        "--kafka-setting=group.consumer.min.heartbeat.interval.ms=1000",
        "--kafka-setting=group.consumer.heartbeat.interval.ms=1000",
        "--kafka-setting=group.consumer.min.session.timeout.ms=3000",
        "--kafka-setting=group.consumer.session.timeout.ms=6000");
  }

  /**
   * Settings that the services inherit: a lease as short as the sessions; and a good part of the
   * load is meant to be set aside, which is no bad deployment, so the breaker bears with it.
   */
  Map<String, String> environment() {
    return Map.of("FEEBRIDGE_LEDGER_RELAY_LEASE", "3s", "FEEBRIDGE_LEDGER_BREAKER_PERCENT", "50");
  }

  /** One process of each kind. */
  List<Fault> kills() {
    return List.of(
        KilledProcesses.of("ledger"),
        KilledProcesses.of("ingress"),
        KilledProcesses.of("kafka"),
        KilledProcesses.of("postgres"));
  }

  /** Everything that can happen here, each once; what cannot is not among it. */
  List<Fault> everything() {
    List<Fault> faults = new ArrayList<>(kills());
    faults.add(new EndedProcess("postgres", "QUIT", "pg_ctl stop -m immediate of postgres"));
    for (String ledger : ledgers == 1 ? List.of("ledger") : List.of("ledger", "ledger-2")) {
      faults.add(new PausedConsumer(ledger, THREADS_A_LEDGER, ledgers));
    }
    if (ledgers > 1) {
      faults.add(new PausedRelay(List.of("ledger", "ledger-2")));
      faults.add(KilledProcesses.of("ledger-2"));
      faults.add(KilledProcesses.of("ledger", "ledger-2"));
      faults.add(new EndedProcess("ledger-2", "TERM", "rebalance: ledger-2 leaves and comes back"));
    }
    if (brokers > 1) {
      faults.add(KilledProcesses.of("kafka-2"));
      faults.add(KilledProcesses.of("kafka-3"));
      faults.add(KilledProcesses.of("kafka", "kafka-2", "kafka-3"));
      faults.add(new PausedBroker("kafka-2", 2));
      faults.add(new PausedBroker("kafka-3", 3));
    }
    if (smallDisk) {
      faults.add(new FullDisk());
    }
    return faults;
  }

  @Override
  public String toString() {
    return "%d broker(s), %d ledger(s)%s"
        .formatted(brokers, ledgers, smallDisk ? ", the database on a small disk" : "");
  }
}
