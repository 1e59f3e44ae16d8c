package io.feebridge.messaging.testing;

import io.feebridge.messaging.InboxConsumers;
import io.feebridge.messaging.InboxSettings;
import io.feebridge.messaging.inbox.BatchEffect;
import io.feebridge.messaging.inbox.InboxStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** An inbox under test with its meters; closing it stops it. */
public final class TestInbox implements AutoCloseable {

  private static final Duration SHORT = Duration.ofMillis(20);

  private final InboxConsumers<String> consumers;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private TestInbox(
      InboxSettings settings, DataSource dataSource, BatchEffect<String> effect, Clock clock) {
    this.consumers = InboxConsumers.create(settings, dataSource, effect, registry, clock);
  }

  /** Settings of a group that repeats fast enough for a test. */
  public static InboxSettings settings(String group, String... topics) {
    return InboxSettings.of(group, List.of(topics), TestKafka.settings())
        .withBackoff(SHORT, SHORT.multipliedBy(10));
  }

  public static InboxSettings withKafka(InboxSettings settings, String name, Object value) {
    Map<String, Object> kafka = new HashMap<>(settings.kafka());
    kafka.put(name, value);
    return new InboxSettings(
        settings.group(),
        settings.topics(),
        settings.threads(),
        settings.maxPollRecords(),
        settings.patience(),
        settings.firstBackoff(),
        settings.longestBackoff(),
        settings.cutOffAfter(),
        kafka);
  }

  public static TestInbox start(
      InboxSettings settings, DataSource dataSource, BatchEffect<String> effect) {
    return start(settings, dataSource, effect, Clock.systemUTC());
  }

  public static TestInbox start(
      InboxSettings settings, DataSource dataSource, BatchEffect<String> effect, Clock clock) {
    TestInbox inbox = new TestInbox(settings, dataSource, effect, clock);
    inbox.consumers.start();
    return inbox;
  }

  public InboxStatus status() {
    return consumers.status();
  }

  /** The sum of a counter over its tags; the name goes without {@code feebridge.messaging.}. */
  public long count(String name) {
    return (long)
        registry.find("feebridge.messaging." + name).counters().stream()
            .mapToDouble(counter -> counter.count())
            .sum();
  }

  public SimpleMeterRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    consumers.stop();
  }
}
