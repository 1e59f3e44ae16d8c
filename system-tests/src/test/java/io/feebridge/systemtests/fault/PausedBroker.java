package io.feebridge.systemtests.fault;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;

/**
 * One broker of three hangs until the cluster counts it out; deliveries are accepted by the others;
 * then it goes on and finds that it leads nothing any more.
 *
 * @param part the broker
 * @param node its number
 */
record PausedBroker(String part, int node) implements Fault {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "SIGSTOP " + part + " beyond its session";
  }

  @Override
  public Set<String> parts() {
    return Set.of("kafka", "kafka-2", "kafka-3");
  }

  @Override
  public void inflict(Battlefield field) throws Exception {
    field.stack().signal(part, "STOP");
    try {
      await("it is counted out").atMost(LIMIT).until(() -> !field.cluster().counts(node));
      field.awaitAccepted(20);
    } finally {
      field.stack().signal(part, "CONT");
    }
    await("it is counted in").atMost(LIMIT).until(() -> field.cluster().counts(node));
  }
}
