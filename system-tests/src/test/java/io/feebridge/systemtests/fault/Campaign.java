package io.feebridge.systemtests.fault;

import io.feebridge.systemtests.StackUnderTest;
import io.feebridge.systemtests.fault.FaultSchedule.Round;
import io.feebridge.systemtests.guarantee.BooksImage;
import io.feebridge.systemtests.load.Jodo;
import io.feebridge.systemtests.load.Timetable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stack from its first process to its last, under load, while faults happen to it. After each
 * round of faults everything must be well by itself and every guarantee hold; at the end the ledger
 * begins anew and must come to the same books.
 */
final class Campaign {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Topology topology;
  private final List<Round> rounds;
  private final long seed;
  private final int webhooksASecond;
  private final Consumer<String> tell;

  /**
   * A campaign, not yet begun.
   *
   * @param rounds of faults that can happen to the topology
   * @param seed of the load
   * @param tell takes a line a round
   */
  Campaign(
      Topology topology,
      List<Round> rounds,
      long seed,
      int webhooksASecond,
      Consumer<String> tell) {
    this.topology = topology;
    this.rounds = List.copyOf(rounds);
    this.seed = seed;
    this.webhooksASecond = webhooksASecond;
    this.tell = tell;
  }

  /** Runs it on a new state folder; fails when a guarantee does not hold or a process is left. */
  void run(Path state) throws Exception {
    @Nullable SmallDisk disk =
        topology.smallDisk() ? SmallDisk.mount(state.resolve("postgres")).orElseThrow() : null;
    try (disk) {
      StackUnderTest stack =
          StackUnderTest.start(
              state, topology.environment(), topology.options().toArray(String[]::new));
      try {
        fight(stack, disk);
      } finally {
        int code = stack.end();
        if (!stack.survivors().isEmpty() || code != 143) {
          throw new AssertionError(
              "the stack ended with %d and left %s".formatted(code, stack.survivors()));
        }
      }
    }
  }

  private void fight(StackUnderTest stack, @Nullable SmallDisk disk) throws Exception {
    String bootstrap = bootstrap(stack);
    try (Jodo jodo =
            Jodo.sending(
                stack.address("ingress").resolve("/webhooks/jodo/demo"),
                new Timetable(seed),
                webhooksASecond);
        Cluster cluster = new Cluster(bootstrap);
        RawPoison poison = new RawPoison(bootstrap, seed);
        Judge judge = new Judge(stack, cluster, topology.brokers(), bootstrap, jodo.log())) {
      Battlefield field = new Battlefield(stack, cluster, jodo.log(), disk);
      int number = 0;
      for (Round round : rounds) {
        number++;
        poison.write();
        fight(field, judge, round, number);
      }
      jodo.finish(LIMIT);
      judge.awaitDrained();
      judge.judge();
      judge.everyFamilyWasThere();
      beginAnew(field, judge);
    }
  }

  private void fight(Battlefield field, Judge judge, Round round, int number) throws Exception {
    long begin = System.nanoTime();
    field.awaitDeliveries(round.lull());
    inflictAll(field, round);
    judge.awaitHealth();
    long facts = judge.judge();
    long tenths = (System.nanoTime() - begin) / 100_000_000;
    tell.accept(
        "round %d of %d, seed %d: %s; answers %s, accepted %d, facts %d, %d.%d s, all %d guarantees hold"
            .formatted(
                number,
                rounds.size(),
                seed,
                round.words(),
                field.log().answers(),
                field.log().accepted(),
                facts,
                tenths / 10,
                tenths % 10,
                judge.guarantees()));
  }

  private static void inflictAll(Battlefield field, Round round)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> faults = new ArrayList<>();
      for (Fault fault : round.faults()) {
        faults.add(
            threads.submit(
                () -> {
                  fault.inflict(field);
                  return null;
                }));
      }
      for (Future<?> fault : faults) {
        fault.get();
      }
    }
  }

  private void beginAnew(Battlefield field, Judge judge) throws Exception {
    long begin = System.nanoTime();
    BooksImage disturbed = judge.image();
    UndisturbedRun.begin(field, topology.ledgers());
    judge.awaitHealth();
    judge.judgeAgainst(disturbed);
    tell.accept(
        "undisturbed, seed %d: %d payments have the same hashes, postings and balances, %d s"
            .formatted(
                seed, disturbed.positions().size(), (System.nanoTime() - begin) / 1_000_000_000));
  }

  private String bootstrap(StackUnderTest stack) {
    List<String> brokers = new ArrayList<>();
    for (int node = 1; node <= topology.brokers(); node++) {
      brokers.add("127.0.0.1:" + stack.port(node == 1 ? "kafka" : "kafka-" + node));
    }
    return String.join(",", brokers);
  }
}
