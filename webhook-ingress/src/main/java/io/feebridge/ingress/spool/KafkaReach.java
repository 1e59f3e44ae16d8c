package io.feebridge.ingress.spool;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether Kafka is away. Slow is not away: as long as acknowledgements come before their deadline,
 * however late, it is live.
 *
 * <pre>
 *            {@link #MISSED_LOOKS} looks in a row without an answer and without an acknowledgement between,
 *            or {@link #UNANSWERED} publications in a row without an acknowledgement by their deadline
 *   LIVE  ─────────────────────────────────────────────────────────────────────────────▶  AWAY
 *         ◀─────────────────────────────────────────────────────────────────────────────
 *            a probe out of the spool was acknowledged,
 *            or nothing waits there to probe with and the last look was answered
 * </pre>
 *
 * <p>LIVE: deliveries go to Kafka, and to the spool when that fails. AWAY: they go to the spool at
 * once. It begins LIVE, so that the first delivery of a healthy installation is not spooled. Safe
 * for use by several threads; in the usual case a call is one or two volatile reads.
 */
public final class KafkaReach {

  /** Publications without an acknowledgement, in a row, after which Kafka is away. */
  public static final int UNANSWERED = 10;

  /** Looks without an answer, in a row, after which Kafka is away. */
  public static final int MISSED_LOOKS = 2;

  private static final System.Logger log = System.getLogger(KafkaReach.class.getName());

  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile boolean live = true;
  private volatile boolean answeredLook;
  private volatile boolean acknowledgedSinceLook;
  private int missedLooks;

  /** Whether deliveries go to Kafka first. */
  public boolean live() {
    return live;
  }

  /** A publication was acknowledged in time. */
  public void acknowledged() {
    if (unanswered.get() != 0) {
      unanswered.set(0);
    }
    if (!acknowledgedSinceLook) {
      acknowledgedSinceLook = true;
    }
  }

  /** A publication was not acknowledged by its deadline. */
  public void unanswered() {
    if (unanswered.incrementAndGet() >= UNANSWERED) {
      away(UNANSWERED + " deliveries in a row were not acknowledged in time");
    }
  }

  /** Somebody looked; {@code answered} whether Kafka said anything at all. */
  public synchronized void looked(boolean answered) {
    answeredLook = answered;
    missedLooks = answered || acknowledgedSinceLook ? 0 : missedLooks + 1;
    acknowledgedSinceLook = false;
    if (missedLooks >= MISSED_LOOKS) {
      away("it does not answer");
    }
  }

  /** Whether it answered when it was looked at last. */
  public boolean answeredLook() {
    return answeredLook;
  }

  /** It takes deliveries again. */
  public synchronized void back() {
    unanswered.set(0);
    missedLooks = 0;
    if (!live) {
      live = true;
      log.log(Level.INFO, "Kafka is back: deliveries go there first, the spool is drained");
    }
  }

  private synchronized void away(String why) {
    if (live) {
      live = false;
      log.log(Level.WARNING, "Kafka is away: deliveries go to the spool. The reason: {0}", why);
    }
  }
}
