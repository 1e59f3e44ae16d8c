package io.feebridge.ingress.delivery.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that all bodies together may take, from the first one received until the delivery has
 * been answered. Who finds no room is turned away at once; nobody waits. A quarter is kept for
 * bodies of the usual size, so that large ones, which may come from anybody, cannot take it all.
 */
public final class BodyMemory {

  /** In bytes; Jodo's bodies have one or two thousand. */
  static final int USUAL = 16 * 1024;

  private final long total;
  private final AtomicLong used = new AtomicLong();

  /** All free; {@code total} in bytes. */
  public BodyMemory(long total) {
    this.total = total;
  }

  /** Takes so many bytes, or none and says so. */
  boolean take(int bytes) {
    long most = bytes <= USUAL ? total : total - total / 4;
    if (used.addAndGet(bytes) <= most) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  void give(int bytes) {
    used.addAndGet(-bytes);
  }

  /** In bytes. */
  public long used() {
    return used.get();
  }
}
