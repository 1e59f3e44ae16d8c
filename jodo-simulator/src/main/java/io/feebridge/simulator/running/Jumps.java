package io.feebridge.simulator.running;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Who waits for the clock to arrive somewhere. For the world's thread. */
final class Jumps {

  private record Jump(Instant to, CompletableFuture<Instant> arrived) {}

  private final List<Jump> jumps = new ArrayList<>();

  void add(Instant to, CompletableFuture<Instant> arrived) {
    jumps.add(new Jump(to, arrived));
  }

  void arrived(Instant now) {
    jumps.removeIf(
        jump -> {
          boolean there = !jump.to().isAfter(now);
          return there && jump.arrived().complete(now);
        });
  }

  void clear() {
    jumps.forEach(jump -> jump.arrived().completeExceptionally(new CancellationException("reset")));
    jumps.clear();
  }
}
