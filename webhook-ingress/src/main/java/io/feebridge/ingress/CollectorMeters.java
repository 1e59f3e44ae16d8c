package io.feebridge.ingress;

import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway;
import io.feebridge.ingress.delivery.DeliveryOutcome.Unavailable;
import io.feebridge.ingress.publishing.Topic;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.ingress.value.UnreadReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one collector. All are there from the start with zero, so that an alert sees the
 * first increase, and counting one looks nothing up by its tags.
 */
final class CollectorMeters {

  static final String PREFIX = "feebridge.ingress.";

  /** Stands for a topic on what was accepted into the spool. */
  private static final String SPOOL = "spool";

  private final MeterRegistry registry;
  private final String collector;
  private final Counter received;
  private final Counter misrouted;
  private final Counter tooManyFailures;
  private final Map<String, Map<Topic, Counter>> accepted = new ConcurrentHashMap<>();
  private final Map<String, Counter> spooled = new ConcurrentHashMap<>();
  private final Map<Enum<?>, Counter> rejected = new HashMap<>();
  private final Map<Unavailable.Cause, Counter> unavailable;
  private final Map<Unrecognised.Why, Counter> unrecognised;
  private final Map<UnreadReason, Counter> unread;

  CollectorMeters(MeterRegistry registry, String collector, Collection<String> keyIds) {
    this.registry = registry;
    this.collector = collector;
    received = counter("deliveries.received");
    misrouted = counter("deliveries.misrouted");
    know(keyIds);
    tooManyFailures = counter("deliveries.rejected", "cause", "too_many_failures");
    rejected.putAll(each("deliveries.rejected", "cause", Doubt.class));
    rejected.putAll(each("deliveries.rejected", "cause", TurnedAway.Why.class));
    unavailable = each("deliveries.unavailable", "cause", Unavailable.Cause.class);
    unrecognised = each("bodies.unrecognised", "reason", Unrecognised.Why.class);
    unread = each("fields.unread", "reason", UnreadReason.class);
  }

  /** Those of keys that were removed stay, as counters must. */
  void know(Collection<String> keyIds) {
    for (String id : keyIds) {
      accepted.computeIfAbsent(id, this::acceptedBy);
      spooled.computeIfAbsent(
          id, key -> counter("deliveries.accepted", "key", key, "topic", SPOOL));
    }
  }

  private Map<Topic, Counter> acceptedBy(String keyId) {
    Map<Topic, Counter> byTopic = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      byTopic.put(topic, counter("deliveries.accepted", "key", keyId, "topic", topic.title()));
    }
    return byTopic;
  }

  void received() {
    received.increment();
  }

  void accepted(String keyId, @Nullable Topic topic) {
    increment(
        topic == null
            ? spooled.get(keyId)
            : Objects.requireNonNull(accepted.get(keyId)).get(topic));
  }

  void rejected(Enum<?> cause) {
    increment(rejected.get(cause));
  }

  void tooManyFailures() {
    tooManyFailures.increment();
  }

  void unavailable(Unavailable.Cause cause) {
    increment(unavailable.get(cause));
  }

  void misrouted() {
    misrouted.increment();
  }

  void unrecognised(Unrecognised.Why why) {
    increment(unrecognised.get(why));
  }

  void unread(UnreadReason reason) {
    increment(unread.get(reason));
  }

  private static void increment(@Nullable Counter counter) {
    Objects.requireNonNull(counter, "every enumerated tag has its meter").increment();
  }

  private <E extends Enum<E>> Map<E, Counter> each(String name, String tag, Class<E> values) {
    Map<E, Counter> counters = new EnumMap<>(values);
    for (E value : values.getEnumConstants()) {
      counters.put(value, counter(name, tag, value.name().toLowerCase(Locale.ROOT)));
    }
    return counters;
  }

  private Counter counter(String name, String... tags) {
    return Counter.builder(PREFIX + name).tag("collector", collector).tags(tags).register(registry);
  }
}
