package io.feebridge.systemtests.outage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Whatever happens to Kafka and to the ingress, each delivery answered 2xx is in the topics or
 * still in a spool, everything in the topics was sent by Jodo, byte for byte, and nobody is told to
 * come back later. A line that begins with {@code outage:} tells each fault; its seed gives the
 * same load.
 */
class IngressFaultsIT {

  private static final Path STATE = Path.of("target/outage").toAbsolutePath();

  @Test
  void anOutageAndTwoDeathsOfTheIngressLoseNothing() throws Exception {
    delete(STATE);
    new IngressCampaign(1, seed(), 40, Duration.ofSeconds(10), IngressFaultsIT::tell)
        .kafkaIsAway(STATE);
  }

  /** {@code -Dfeebridge.rounds=5} says how often, each with the next seed. */
  @Test
  @EnabledIfSystemProperty(named = "feebridge.long", matches = "true")
  void twoMinutesWithoutKafkaAtPeakLoseNothing() throws Exception {
    long seed = seed();
    for (int round = 0; round < Integer.getInteger("feebridge.rounds", 5); round++) {
      delete(STATE);
      new IngressCampaign(1, seed + round, 150, Duration.ofMinutes(2), IngressFaultsIT::tell)
          .kafkaIsAway(STATE);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "feebridge.long", matches = "true")
  void theDeathOfOneBrokerOfThreePutsNobodyOff() throws Exception {
    long seed = seed();
    for (int round = 0; round < Integer.getInteger("feebridge.rounds", 3); round++) {
      delete(STATE);
      new IngressCampaign(3, seed + round, 60, Duration.ofSeconds(20), IngressFaultsIT::tell)
          .oneBrokerDies(STATE);
    }
  }

  private static long seed() {
    Long given = Long.getLong("feebridge.seed");
    return given == null ? new Random().nextInt(1_000_000) : given;
  }

  private static void tell(String words) {
    System.out.println("outage: " + words);
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
