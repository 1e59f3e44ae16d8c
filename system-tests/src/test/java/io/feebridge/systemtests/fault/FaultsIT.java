package io.feebridge.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.systemtests.fault.FaultSchedule.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Whatever is killed, paused, cut or filled, every guarantee holds afterwards. A line that begins
 * with {@code faults:} tells each round; its seed gives the same load and the same faults again.
 */
class FaultsIT {

  private static final Path STATE = Path.of("target/faults").toAbsolutePath();
  private static final int HITS_A_CAMPAIGN = 40;
  private static final int WEBHOOKS_A_SECOND = 40;

  @Test
  void aKilledProcessOfEachKindLosesNothing() throws Exception {
    long seed = seed();
    FaultSchedule schedule = new FaultSchedule(Topology.SMALL.kills(), seed);
    run(Topology.SMALL, schedule.eachOnce(), seed);
  }

  /** {@code -Dfeebridge.faults=200} says how many processes are hit. */
  @Test
  @EnabledIfSystemProperty(named = "feebridge.long", matches = "true")
  void hundredsOfFaultsLoseNothing() throws Exception {
    int wanted = Integer.getInteger("feebridge.faults", 200);
    long seed = seed();
    boolean mounts = canMount();
    if (!mounts) {
      tell("not run: disk full under postgres, because this user may not mount a file system");
    }
    int hits = 0;
    for (int campaign = 0; hits < wanted; campaign++) {
      long own = seed + campaign;
      Topology topology = new Topology(own % 2 == 0 ? 1 : 3, 2, mounts);
      List<Round> rounds =
          new FaultSchedule(topology.everything(), own)
              .ofHits(Math.min(HITS_A_CAMPAIGN, wanted - hits));
      tell("campaign of seed %d: %s, %d rounds".formatted(own, topology, rounds.size()));
      run(topology, rounds, own);
      hits += rounds.stream().mapToInt(Round::hits).sum();
      tell("%d of %d hits so far".formatted(hits, wanted));
    }
    assertThat(hits).isGreaterThanOrEqualTo(wanted);
  }

  private static void run(Topology topology, List<Round> rounds, long seed) throws Exception {
    delete(STATE);
    try {
      new Campaign(topology, rounds, seed, WEBHOOKS_A_SECOND, FaultsIT::tell).run(STATE);
    } catch (Exception | AssertionError e) {
      tell("FAILED with seed %d on %s: %s".formatted(seed, topology, e));
      throw e;
    }
  }

  private static boolean canMount() throws IOException, InterruptedException {
    delete(STATE);
    try (SmallDisk disk = SmallDisk.mount(STATE.resolve("probe")).orElse(null)) {
      return disk != null;
    }
  }

  private static long seed() {
    Long given = Long.getLong("feebridge.seed");
    return given == null ? new Random().nextInt(1_000_000) : given;
  }

  private static void tell(String words) {
    System.out.println("faults: " + words);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
