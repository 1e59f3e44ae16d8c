package io.feebridge.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.messaging.inbox.InboxStatus;
import io.feebridge.messaging.inbox.breaker.BreakerMode;
import io.feebridge.messaging.inbox.breaker.BreakerSettings;
import io.feebridge.messaging.inbox.breaker.Breakers;
import io.feebridge.messaging.inbox.breaker.StandingBreaker;
import io.feebridge.messaging.inbox.postgres.PostgresBreakers;
import io.feebridge.messaging.testing.BookingWords;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** A bad deployment does not empty its topic into the quarantine. */
class BreakerIT {

  private final TestDatabase database = TestDatabase.create();
  private final Breakers breakers = new PostgresBreakers(database.application(), Clock.systemUTC());

  private final class Inbox implements AutoCloseable {
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final InboxConsumers<String> consumers;

    Inbox(String group, String topic, String version, UnaryOperator<InboxSettings> settings) {
      InboxSettings plain =
          InboxSettings.of(group, List.of(topic), TestKafka.settings())
              .withBackoff(Duration.ofMillis(20), Duration.ofMillis(100));
      consumers =
          InboxConsumers.create(
              settings.apply(plain),
              BreakerSettings.of(version),
              database.application(),
              new BookingWords(database.application()),
              registry,
              Clock.systemUTC());
      consumers.start();
    }

    double gauge(String name) {
      return registry.get("feebridge.messaging.breaker." + name).gauge().value();
    }

    Inbox awaitOpen() {
      patiently().until(consumers::breakerOpen);
      return this;
    }

    @Override
    public void close() {
      consumers.stop();
    }
  }

  private Inbox start(String name, String version) {
    return new Inbox(name, name, version, settings -> settings);
  }

  private static String[] texts(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
  }

  @Test
  void stopsBeforeTheQuarantineAndGoesOnWhenAnOperatorAllowsIt() {
    TestKafka.createTopic("poisoned", 1);
    TestKafka.send("poisoned", 0, texts("bad:", 300));
    try (Inbox inbox = start("poisoned", "1").awaitOpen()) {
      patiently().until(() -> inbox.consumers.status(), status -> status == InboxStatus.REPEATING);
      assertThat(database.quarantinedReasons()).isEmpty();
      assertThat(database.nextOffset("poisoned", 0)).isZero();
      assertThat(inbox.gauge("open")).isOne();
      assertThat(breakers.all())
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.mode()).isEqualTo(BreakerMode.OPEN);
                assertThat(one.changedBy()).isNull();
                assertThat(one.reason())
                    .isEqualTo("50 of the last 50 records were to be set aside");
              });

      breakers.allow("poisoned", "1", OptionalLong.empty(), "asha", "garbage of a load test");

      patiently().until(() -> database.nextOffset("poisoned", 0) == 300);
      assertThat(database.quarantinedReasons()).hasSize(300);
      assertThat(breakers.find("poisoned", "1"))
          .get()
          .extracting(StandingBreaker::mode, StandingBreaker::changedBy)
          .containsExactly(BreakerMode.ALLOWING, "asha");
      TestKafka.send("poisoned", 0, "fine");
      patiently().until(() -> database.booked().equals(List.of("fine")));
      assertThat(inbox.consumers.breakerOpen()).isFalse();
    }
  }

  @Test
  void anAllowanceIsSpentAndThenItCountsAgain() {
    TestKafka.createTopic("allowance", 1);
    TestKafka.send("allowance", 0, texts("bad:", 120));
    try (Inbox inbox =
        new Inbox("allowance", "allowance", "1", all -> all.withMaxPollRecords(60)).awaitOpen()) {
      breakers.allow("allowance", "1", OptionalLong.of(70), "asha", "known garbage");

      // 60 and 60: the batch that reaches 70 goes through whole, then nothing is allowed any more
      patiently().until(() -> database.nextOffset("allowance", 0) == 120);
      patiently()
          .until(() -> breakers.find("allowance", "1").orElseThrow().mode() == BreakerMode.CLOSED);
      TestKafka.send("allowance", 0, texts("bad:more-", 60));
      inbox.awaitOpen();
      assertThat(database.quarantinedReasons()).hasSize(120);
    }
    assertThat(
            database.owner().queryForList("SELECT act FROM breaker_acts ORDER BY id", String.class))
        .containsExactly("opened", "allowed", "allowance_spent", "opened");
  }

  @Test
  void staysOpenOverARestartAndNotForAnotherVersion() {
    TestKafka.createTopic("versions", 1);
    TestKafka.send("versions", 0, texts("defect:", 150));
    try (Inbox first = start("versions", "1").awaitOpen()) {
      // each record was refused alone, so the first 49 went into quarantine before it opened
      assertThat(database.quarantinedReasons()).hasSize(49);
    }
    try (Inbox restarted = start("versions", "1").awaitOpen()) {
      assertThat(database.quarantinedReasons()).hasSize(49);
    }
    TestKafka.send("versions", 0, "w1");
    try (Inbox fixed = start("versions", "2").awaitOpen()) {
      // another version counts by itself, and stops itself when it is no better
      assertThat(database.quarantinedReasons()).hasSize(98);
      assertThat(breakers.all()).hasSize(2);
    }
  }

  @Test
  void oneConsumerThatOpensItStopsTheOthersOfItsVersion() {
    TestKafka.createTopic("shared", 2);
    TestKafka.send("shared", 0, texts("bad:", 200));
    try (Inbox inbox = new Inbox("shared", "shared", "1", all -> all.withThreads(2)).awaitOpen()) {
      TestKafka.send("shared", 1, "w1");
      patiently().until(() -> inbox.gauge("open") == 2);
      assertThat(database.booked()).isEmpty();

      breakers.allow("shared", "1", OptionalLong.of(1), "asha", "this one batch");
      patiently().until(() -> database.booked().equals(List.of("w1")));
      patiently().until(() -> database.nextOffset("shared", 0) == 200);
    }
  }

  @Test
  void closingWhatIsClosedChangesNothing() {
    assertThat(breakers.close("nobody", "1", "asha", "why not")).isFalse();
    assertThat(database.owner().queryForList("SELECT * FROM breaker_acts")).isEmpty();
  }

  /** A loaded machine is slow and not wrong. */
  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
