package io.feebridge.systemtests.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What was sent and what was answered, of every delivery. Safe for use by several threads. */
public final class DeliveryLog {

  /** A connection that broke: whether the delivery was taken is not known. */
  static final int NO_ANSWER = 0;

  private static final int OK = 200;
  private static final int REDIRECTS = 300;

  private final Map<String, Webhook> sent = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> acceptedSinceAsked = new ConcurrentLinkedQueue<>();
  private final Map<Integer, AtomicLong> answers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
  private final AtomicLong accepted = new AtomicLong();

  /** Before the first byte leaves. */
  void sending(Webhook webhook) {
    sent.putIfAbsent(webhook.hash(), webhook);
  }

  /**
   * Notes one answer; tells whether Jodo has to send the webhook again. A 429 is a refusal: what is
   * genuine may never get it, and a forger who waits would have one answer in three seconds.
   */
  boolean answered(Webhook webhook, int status) {
    answers.computeIfAbsent(status, _ -> new AtomicLong()).incrementAndGet();
    boolean taken = status >= OK && status < REDIRECTS;
    boolean refused = status / 100 == 4 && status != 408;
    if (webhook.genuine() ? refused : taken) {
      surprises.add(
          "%s body %s was answered %d"
              .formatted(webhook.genuine() ? "a genuine" : "a forged", webhook.hash(), status));
    }
    if (webhook.genuine() && taken) {
      accepted.incrementAndGet();
      acceptedSinceAsked.add(webhook.hash());
    }
    return !taken && !refused;
  }

  /** Hashes of the bodies answered 2xx since this was last asked; one for each answer. */
  public List<String> acceptedSinceAsked() {
    return drained(acceptedSinceAsked);
  }

  /** Answers that nobody may get, in words. */
  public List<String> surprisesSinceAsked() {
    return drained(surprises);
  }

  /** What was sent with a body of that hash; null when nothing was. */
  public @Nullable Webhook sent(String hash) {
    return sent.get(hash);
  }

  /** How many deliveries were answered 2xx. */
  public long accepted() {
    return accepted.get();
  }

  /** How many deliveries were sent and answered, or broke. */
  public long deliveries() {
    return answers.values().stream().mapToLong(AtomicLong::get).sum();
  }

  /** How often each status was answered. */
  public Map<Integer, Long> answers() {
    Map<Integer, Long> counts = new TreeMap<>();
    answers.forEach((status, count) -> counts.put(status, count.get()));
    return counts;
  }

  private static List<String> drained(ConcurrentLinkedQueue<String> queue) {
    List<String> drained = new ArrayList<>();
    for (String one = queue.poll(); one != null; one = queue.poll()) {
      drained.add(one);
    }
    return drained;
  }
}
