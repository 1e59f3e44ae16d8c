package io.feebridge.systemtests.fault;

import static org.awaitility.Awaitility.await;

import io.feebridge.systemtests.StackUnderTest;
import io.feebridge.systemtests.load.DeliveryLog;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where faults happen.
 *
 * @param stack whose processes are hit
 * @param cluster its Kafka, as an administrator sees it
 * @param log of the deliveries that arrive meanwhile
 * @param disk under the database; null when none could be mounted
 */
record Battlefield(
    StackUnderTest stack, Cluster cluster, DeliveryLog log, @Nullable SmallDisk disk) {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Returns when that many more deliveries were answered or broke: time, measured in load. */
  void awaitDeliveries(int more) {
    long enough = log.deliveries() + more;
    await("deliveries go on").atMost(LIMIT).until(() -> log.deliveries() >= enough);
  }

  /** Returns when that many more deliveries were answered 2xx. */
  void awaitAccepted(int more) {
    long enough = log.accepted() + more;
    await("deliveries are accepted").atMost(LIMIT).until(() -> log.accepted() >= enough);
  }
}
