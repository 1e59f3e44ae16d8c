package io.feebridge.ledger.simulation;

import io.feebridge.ledger.simulation.clockwork.VirtualTime;
import java.time.Duration;

/** Something that takes turns: when its next turn is due, and whether it is alive. */
abstract class Process {

  static final long NEVER = Long.MAX_VALUE;

  final int number;
  final VirtualTime time;
  private long dueNanos = NEVER;
  private boolean alive;
  private boolean woken;
  private boolean running;

  Process(int number, VirtualTime time) {
    this.number = number;
    this.time = time;
  }

  /** Begins a new life. */
  abstract void begin();

  /** Takes one turn; returns how long to wait before the next, null to sleep until woken. */
  abstract @org.jspecify.annotations.Nullable Duration turn();

  /** The life ended without a word. */
  abstract void crashed();

  final void start() {
    alive = true;
    dueNanos = time.nanos();
    begin();
  }

  final void wake() {
    woken = true;
    if (alive) {
      dueNanos = Math.min(dueNanos, time.nanos());
    }
  }

  final void run() {
    woken = false;
    running = true;
    try {
      Duration pause = turn();
      dueNanos =
          woken
              ? time.nanos()
              : pause == null ? NEVER : time.nanos() + Math.max(0, pause.toNanos());
    } finally {
      running = false;
    }
  }

  final void end() {
    alive = false;
    dueNanos = NEVER;
  }

  final boolean isAlive() {
    return alive;
  }

  final boolean isRunning() {
    return running;
  }

  final boolean isReady() {
    return alive && !running;
  }

  final long dueNanos() {
    return dueNanos;
  }
}
