package io.feebridge.systemtests.outage;

import static org.awaitility.Awaitility.await;

import io.feebridge.systemtests.StackUnderTest;
import io.feebridge.systemtests.load.Jodo;
import io.feebridge.systemtests.load.Timetable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One ingress and its Kafka under load while one of them, or both, are away. A function of the
 * seed, as far as processes that are killed can be one.
 */
final class IngressCampaign {

  private static final Duration LIMIT = Duration.ofMinutes(4);

  /** So few at once that a kill finds the draining under way. */
  private static final Map<String, String> SLOW_DRAINING =
      Map.of("FEEBRIDGE_INGRESS_SPOOL_DRAIN_AT_ONCE", "2");

  private static final List<String> OPTIONS =
      List.of(
          "--without=simulator",
          "--without=ledger",
          "--restart-delay=PT0.3S",
          "--restart-window=PT8S",
          "--kafka-setting=broker.heartbeat.interval.ms=500",
          "--kafka-setting=broker.session.timeout.ms=3000");

  private final int brokers;
  private final long seed;
  private final int webhooksASecond;
  private final Duration outage;
  private final Consumer<String> tell;

  /**
   * A campaign, not yet begun.
   *
   * @param outage how long Kafka is away at the least
   * @param tell takes a line for each fault
   */
  IngressCampaign(
      int brokers, long seed, int webhooksASecond, Duration outage, Consumer<String> tell) {
    this.brokers = brokers;
    this.seed = seed;
    this.webhooksASecond = webhooksASecond;
    this.outage = outage;
    this.tell = tell;
  }

  private interface Fight {
    void fight(StackUnderTest stack, Jodo jodo, IngressJudge judge) throws Exception;
  }

  /**
   * Kafka away at peak; the ingress killed while it spools, started without Kafka, killed draining.
   */
  void kafkaIsAway(Path state) throws Exception {
    on(state, this::kafkaIsAway);
  }

  /** One broker of three dies and stays away for a while. */
  void oneBrokerDies(Path state) throws Exception {
    on(state, this::oneBrokerDies);
  }

  private void kafkaIsAway(StackUnderTest stack, Jodo jodo, IngressJudge judge) throws Exception {
    Random random = new Random(seed);
    awaitAccepted(jodo, 20 + random.nextInt(100));
    long until = System.nanoTime() + outage.toNanos();
    stack.killAndHold("kafka");
    awaitAccepted(jodo, 20 + random.nextInt(100));
    stack.kill("ingress");
    tell.accept("seed %d: ingress killed while %d were spooled".formatted(seed, judge.spooled()));
    awaitAccepted(jodo, 150);
    await("the outage lasts").atMost(LIMIT).until(() -> System.nanoTime() - until > 0);
    int spooled = judge.spooled();
    stack.release("kafka");
    await("draining has begun")
        .atMost(LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> judge.spooled() < spooled);
    stack.kill("ingress");
    int left = judge.spooled();
    tell.accept(
        "seed %d: ingress killed while it drained, %d of %d left".formatted(seed, left, spooled));
    judge.awaitHealth();
    judge.judge();
    awaitAccepted(jodo, 20);
  }

  private void oneBrokerDies(StackUnderTest stack, Jodo jodo, IngressJudge judge) throws Exception {
    String broker = List.of("kafka", "kafka-2", "kafka-3").get((int) Math.floorMod(seed, 3L));
    awaitAccepted(jodo, 100);
    long until = System.nanoTime() + outage.toNanos();
    stack.killAndHold(broker);
    tell.accept("seed %d: %s of three killed".formatted(seed, broker));
    awaitAccepted(jodo, 300);
    await("the outage lasts").atMost(LIMIT).until(() -> System.nanoTime() - until > 0);
    judge.judge();
    stack.release(broker);
    judge.awaitHealth();
    awaitAccepted(jodo, 20);
  }

  private void on(Path state, Fight fight) throws Exception {
    StackUnderTest stack =
        StackUnderTest.start(
            state,
            SLOW_DRAINING,
            IntStream.range(0, OPTIONS.size() + 1)
                .mapToObj(i -> i < OPTIONS.size() ? OPTIONS.get(i) : "--brokers=" + brokers)
                .toArray(String[]::new));
    try (Jodo jodo =
            Jodo.sending(
                stack.address("ingress").resolve("/webhooks/jodo/demo"),
                new Timetable(seed),
                webhooksASecond);
        IngressJudge judge = new IngressJudge(stack, bootstrap(stack), jodo.log())) {
      fight.fight(stack, jodo, judge);
      jodo.finish(LIMIT);
      judge.awaitDrained();
      judge.judge();
      judge.noDeliveryWasPutOff();
      judge.everyFamilyWasThere();
      tell.accept(
          "seed %d: answers %s, accepted %d, %d records more than that; every one is kept, all are genuine"
              .formatted(seed, jodo.log().answers(), jodo.log().accepted(), judge.duplicates()));
    } finally {
      int code = stack.end();
      if (!stack.survivors().isEmpty() || code != 143) {
        throw new AssertionError(
            "the stack ended with %d and left %s".formatted(code, stack.survivors()));
      }
    }
  }

  private static void awaitAccepted(Jodo jodo, int more) {
    long enough = jodo.log().accepted() + more;
    await("deliveries are accepted").atMost(LIMIT).until(() -> jodo.log().accepted() >= enough);
  }

  private String bootstrap(StackUnderTest stack) {
    return String.join(
        ",",
        IntStream.rangeClosed(1, brokers)
            .mapToObj(node -> "127.0.0.1:" + stack.port(node == 1 ? "kafka" : "kafka-" + node))
            .toList());
  }
}
