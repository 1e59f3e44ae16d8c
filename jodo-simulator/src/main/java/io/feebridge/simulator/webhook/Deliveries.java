package io.feebridge.simulator.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The deliveries, newest kept: of those that are over, the oldest go when there are too many. */
public final class Deliveries {

  /** So many deliveries are kept, some 2 kB each; those that still wait are never let go. */
  public static final int KEPT = 100_000;

  /** So many failure notices are kept. */
  public static final int NOTICES_KEPT = 1_000;

  private static final String PREFIX = "delivery_";

  private final NavigableMap<Long, Delivery> deliveries = new TreeMap<>();
  private final Deque<FailureNotice> notices = new ArrayDeque<>();
  private final int kept;
  private long made;
  private long noticed;

  public Deliveries(int kept) {
    this.kept = kept;
  }

  /** For the delivery that is made next. */
  public String nextId() {
    made++;
    return PREFIX + made;
  }

  /** Adds it, or puts it in the place of its older self. */
  public Delivery put(Delivery delivery) {
    deliveries.put(number(delivery.id()), delivery);
    if (deliveries.size() > kept) {
      letGo();
    }
    return delivery;
  }

  /** Adds one. */
  public void notice(FailureNotice notice) {
    noticed++;
    notices.addFirst(notice);
    if (notices.size() > NOTICES_KEPT) {
      notices.removeLast();
    }
  }

  /** For the notice that is made next. */
  public String nextNoticeId() {
    return "notice_" + (noticed + 1);
  }

  public Optional<Delivery> find(String id) {
    return Optional.ofNullable(deliveries.get(number(id)));
  }

  /** All that are kept, oldest first. */
  public List<Delivery> all() {
    return List.copyOf(deliveries.values());
  }

  /** How many there ever were. */
  public long made() {
    return made;
  }

  /** The newest, newest first; {@code before} as in a registry. */
  public List<Delivery> newest(@Nullable String before, int limit, Predicate<Delivery> wanted) {
    NavigableMap<Long, Delivery> part =
        before == null || number(before) < 0
            ? deliveries
            : deliveries.headMap(number(before), false);
    return part.descendingMap().values().stream().filter(wanted).limit(limit).toList();
  }

  /** The newest notices, newest first. */
  public List<FailureNotice> notices() {
    return List.copyOf(notices);
  }

  private void letGo() {
    Long oldest = deliveries.firstKey();
    for (int i = 0; i < 100 && oldest != null; i++) {
      Delivery delivery = deliveries.get(oldest);
      if (delivery == null || delivery.state() != Delivery.State.WAITING) {
        deliveries.remove(oldest);
        return;
      }
      oldest = deliveries.higherKey(oldest);
    }
  }

  /** -1 for an id that none of ours has. */
  private static long number(String id) {
    String digits = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : "";
    return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : -1;
  }
}
