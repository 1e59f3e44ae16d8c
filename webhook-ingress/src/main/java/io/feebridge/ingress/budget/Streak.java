package io.feebridge.ingress.budget;

import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.delivery.DeliveryOutcome.Unavailable;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;

/**
 * Failures in a row of one subscription, by cause. What Jodo signed and did not get a 2xx for
 * counts; what succeeds ends the row.
 */
final class Streak {

  /** The causes for which something signed can fail. */
  static final List<Enum<?>> CAUSES =
      Stream.concat(
              Stream.<Enum<?>>of(Doubt.ADDRESS, Doubt.CUSTOM_HEADER),
              Stream.<Enum<?>>of(Unavailable.Cause.values()))
          .toList();

  private final AtomicIntegerArray failures = new AtomicIntegerArray(CAUSES.size());
  private volatile boolean any;

  void failed(Enum<?> cause) {
    failures.incrementAndGet(CAUSES.indexOf(cause));
    any = true;
  }

  /** Reads one field as long as nothing failed. */
  void succeeded() {
    if (any) {
      any = false;
      for (int i = 0; i < failures.length(); i++) {
        failures.set(i, 0);
      }
    }
  }

  int length() {
    int sum = 0;
    for (int i = 0; i < failures.length(); i++) {
      sum += failures.get(i);
    }
    return sum;
  }

  int of(Enum<?> cause) {
    return failures.get(CAUSES.indexOf(cause));
  }

  static String word(Enum<?> cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }
}
