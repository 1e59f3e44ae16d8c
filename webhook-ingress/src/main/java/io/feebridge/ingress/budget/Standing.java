package io.feebridge.ingress.budget;

import io.feebridge.ingress.collector.Collector;
import io.feebridge.ingress.collector.Environment;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one collector stands with Jodo, as far as this instance saw it since its start.
 *
 * <p>Jodo counts failures in a row for each subscription, which is an event code with one URL. So a
 * row is kept for each event code of the URL paths; deliveries to a path without one share a row.
 * The row that counts is the longest:
 *
 * <pre>
 * left = max(0, allowed − failures summed over their causes)
 * </pre>
 *
 * <p>Nothing here takes a lock, and what a success costs is a few plain writes.
 */
public final class Standing {

  private final String collector;
  private final List<Streak> streaks =
      Stream.generate(Streak::new).limit(EventCodes.all().size()).toList();
  private final AtomicLongArray lastEvents = new AtomicLongArray(EventCodes.all().size());
  private final Delays delays = new Delays();
  private volatile Environment environment;
  private volatile Map<String, KeyUse> keys = Map.of();

  Standing(Collector collector) {
    this.collector = collector.name();
    this.environment = collector.environment();
    know(collector);
  }

  /** Keys that were removed keep what is known of them, as their meters do. */
  void know(Collector configured) {
    environment = configured.environment();
    Map<String, KeyUse> known = new HashMap<>(keys);
    configured.proof().keys().forEach(key -> known.computeIfAbsent(key.id(), id -> new KeyUse()));
    keys = known;
  }

  /**
   * A delivery was accepted.
   *
   * @param pathEvent event code of its URL
   * @param event event code of its body
   * @param occurredAt by the body's own word
   */
  public void accepted(
      String keyId,
      @Nullable String pathEvent,
      @Nullable String event,
      Instant receivedAt,
      @Nullable Instant occurredAt) {
    long received = receivedAt.toEpochMilli();
    streaks.get(EventCodes.number(pathEvent)).succeeded();
    lastEvents.setOpaque(EventCodes.number(event), received);
    KeyUse use = keys.get(keyId);
    if (use != null) {
      use.used(received);
    }
    if (occurredAt != null) {
      delays.add(received - occurredAt.toEpochMilli());
    }
  }

  /** What Jodo signed got no 2xx. */
  public void failed(Enum<?> cause, @Nullable String pathEvent) {
    streaks.get(EventCodes.number(pathEvent)).failed(cause);
  }

  public String collector() {
    return collector;
  }

  public Environment environment() {
    return environment;
  }

  /** Failures in a row of the subscription that has most of them, by cause; all causes. */
  public Map<String, Integer> failures() {
    Streak worst = worst();
    Map<String, Integer> failures = new LinkedHashMap<>();
    Streak.CAUSES.forEach(cause -> failures.put(Streak.word(cause), worst.of(cause)));
    return failures;
  }

  /**
   * The same of one cause.
   *
   * @param cause one of {@link #causes}
   */
  public int failures(String cause) {
    return failures().getOrDefault(cause, 0);
  }

  /** Event code of the subscription that has most failures in a row; null when none has any. */
  public @Nullable String worstSubscription() {
    Streak worst = worst();
    return worst.length() == 0 ? null : EventCodes.all().get(streaks.indexOf(worst));
  }

  /** How many more failures in a row until Jodo switches that subscription off. */
  public int left() {
    return Math.max(0, environment.failuresAllowed() - worst().length());
  }

  private Streak worst() {
    return streaks.stream().max(Comparator.comparingInt(Streak::length)).orElseThrow();
  }

  /** When an event of that code was accepted last; null when never since the start. */
  public @Nullable Instant lastEvent(String code) {
    long millis = lastEvents.getOpaque(EventCodes.number(code));
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }

  /** The same of every code that was seen. */
  public Map<String, Instant> lastEvents() {
    Map<String, Instant> seen = new LinkedHashMap<>();
    IntStream.range(0, lastEvents.length())
        .filter(i -> lastEvents.getOpaque(i) != 0)
        .forEach(
            i -> seen.put(EventCodes.all().get(i), Instant.ofEpochMilli(lastEvents.getOpaque(i))));
    return seen;
  }

  public Delays delays() {
    return delays;
  }

  /** The use of a key by its id; null when there was no such key since the start. */
  public @Nullable KeyUse key(String id) {
    return keys.get(id);
  }

  /** Every cause for which something signed can fail, in the words of the metrics. */
  public static List<String> causes() {
    return Streak.CAUSES.stream().map(Streak::word).toList();
  }
}
