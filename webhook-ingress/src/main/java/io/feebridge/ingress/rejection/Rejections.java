package io.feebridge.ingress.rejection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The last refusals of this instance, a fixed number of them. Forgotten when it ends. */
public final class Rejections {

  /** More are for a log collector, not for a page. */
  public static final int MOST = 100_000;

  private final AtomicReferenceArray<@Nullable Rejection> last;
  private final AtomicLong newest = new AtomicLong();

  /**
   * None yet.
   *
   * @param kept how many are remembered, 1 to {@link #MOST}
   */
  public Rejections(int kept) {
    if (kept < 1 || kept > MOST) {
      throw new IllegalArgumentException("1 to %d refusals are kept".formatted(MOST));
    }
    last = new AtomicReferenceArray<>(kept);
  }

  /** Remembers one more, made for its number, in place of the oldest. */
  public void add(LongFunction<Rejection> made) {
    long number = newest.incrementAndGet();
    last.setRelease(place(number), made.apply(number));
  }

  /**
   * Newest first.
   *
   * @param before only older ones than this number
   * @param most at least 1
   */
  public List<Rejection> before(long before, int most) {
    List<Rejection> page = new ArrayList<>();
    long top = Math.min(before - 1, newest.get());
    long floor = Math.max(0, newest.get() - last.length());
    for (long number = top; number > floor && page.size() < most; number--) {
      Rejection rejection = last.getAcquire(place(number));
      if (rejection != null && rejection.number() == number) {
        page.add(rejection);
      }
    }
    return page;
  }

  /** How many there were since the start. */
  public long total() {
    return newest.get();
  }

  private int place(long number) {
    return (int) (number % last.length());
  }
}
