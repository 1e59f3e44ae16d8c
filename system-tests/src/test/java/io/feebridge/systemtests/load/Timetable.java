package io.feebridge.systemtests.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * The order in which Jodo first sends its webhooks: those of forty payments mixed, a third of them
 * more than once, some a block later. A function of the seed.
 */
public final class Timetable {

  private static final int PAYMENTS_A_BLOCK = 40;

  private final long seed;
  private final ReportedPayments payments;
  private final Deque<Webhook> ready = new ArrayDeque<>();
  private List<Webhook> late = new ArrayList<>();
  private int block;

  /** Of a seed. */
  public Timetable(long seed) {
    this.seed = seed;
    this.payments = new ReportedPayments("p" + Long.toHexString(seed) + "_");
  }

  /** The next webhook; there is always one. */
  public synchronized Webhook next() {
    while (ready.isEmpty()) {
      fill();
    }
    return ready.removeFirst();
  }

  private void fill() {
    Random random = new Random(seed * 31 + block);
    List<Webhook> now = late;
    late = new ArrayList<>();
    for (int number = 0; number < PAYMENTS_A_BLOCK; number++) {
      for (Webhook webhook : payments.of(block * PAYMENTS_A_BLOCK + number, random)) {
        (random.nextInt(10) == 0 ? late : now).add(webhook);
        for (int copy = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0; copy > 0; copy--) {
          (random.nextInt(5) == 0 ? late : now).add(webhook);
        }
      }
    }
    Collections.shuffle(now, random);
    ready.addAll(now);
    block++;
  }
}
