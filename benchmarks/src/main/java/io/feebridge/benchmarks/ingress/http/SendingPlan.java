package io.feebridge.benchmarks.ingress.http;

import java.time.Duration;

/**
 * When webhooks are meant to be sent.
 *
 * @param intervalNs between two of them; 0: as soon as there is a free connection
 * @param lengthNs of the whole, from its beginning
 */
record SendingPlan(long intervalNs, long lengthNs) {

  static SendingPlan asFastAsAnswered(Duration time) {
    return new SendingPlan(0, time.toNanos());
  }

  static SendingPlan everyNanos(long interval, Duration time) {
    return new SendingPlan(interval, time.toNanos());
  }

  boolean timed() {
    return intervalNs > 0;
  }
}
