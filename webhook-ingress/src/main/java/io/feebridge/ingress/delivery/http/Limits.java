package io.feebridge.ingress.delivery.http;

import java.time.Duration;

/**
 * What the endpoint takes.
 *
 * @param body longest body in bytes
 * @param memory bytes of all bodies together
 * @param retryAfter what a 503 asks the sender to wait
 */
public record Limits(int body, long memory, Duration retryAfter) {

  /** Of the memory, for looking into what comes from addresses that may not send. */
  private static final int STRANGERS_SHARE = 32;

  long strangersMemory() {
    return memory / STRANGERS_SHARE;
  }
}
