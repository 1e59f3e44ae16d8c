package io.feebridge.localstack.process;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps the parts of one stack alive: starts them in groups, restarts what dies as {@link
 * RestartPolicy} says, leaves down what {@link ProcessRecords#hold} names until it is released, and
 * ends the groups in reverse order.
 */
public final class Supervisor {

  private static final int LAST_LINES = 15;

  /** Who holds a part down longer has forgotten it. */
  private static final Duration HELD_AT_MOST = Duration.ofMinutes(30);

  private final ProcessRecords records;
  private final Logs logs;
  private final Consumer<String> tell;
  private final Clock clock;
  private final Supplier<RestartPolicy> policies;
  private final Map<String, RestartPolicy> policyOf = new HashMap<>();
  private final List<List<Part>> groups = new ArrayList<>();
  private final CompletableFuture<String> broken = new CompletableFuture<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private boolean stopping;

  /** Tells people what happens through {@code tell}, one line a call. */
  public Supervisor(
      ProcessRecords records,
      Logs logs,
      Consumer<String> tell,
      Clock clock,
      Supplier<RestartPolicy> policies) {
    this.records = records;
    this.logs = logs;
    this.tell = tell;
    this.clock = clock;
    this.policies = policies;
  }

  /**
   * Starts the parts of a group side by side and returns when all of them are ready.
   *
   * @throws PartFailed when one of them does not become ready
   */
  public void start(List<? extends Part> group) {
    synchronized (this) {
      groups.add(List.copyOf(group));
    }
    List<Callable<Void>> starts = new ArrayList<>();
    for (Part part : group) {
      records.release(part.name()); // left by somebody who was killed
      starts.add(
          () -> {
            startAndWatch(part);
            return null;
          });
    }
    try {
      for (Future<Void> started : threads.invokeAll(starts)) {
        started.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof PartFailed failed
          ? failed
          : new PartFailed(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted while starting", e);
    }
  }

  /** Completes, with the reason, when a part has died so often that the stack must end. */
  public CompletableFuture<String> broken() {
    return broken;
  }

  /** Ends every part, the group started last first. Safe to call more than once. */
  public void stop() {
    List<List<Part>> toEnd;
    synchronized (this) {
      stopping = true;
      toEnd = groups.reversed();
    }
    for (List<Part> group : toEnd) {
      List<ProcessRecord> processes =
          group.stream().flatMap(p -> records.find(p.name()).stream()).toList();
      Ending.of(processes, Ending.GRACE);
      group.forEach(p -> records.forget(p.name()));
    }
  }

  private void startAndWatch(Part part) {
    long begin = System.nanoTime();
    Optional<ProcessHandle> launched = launch(part);
    if (launched.isEmpty()) {
      return;
    }
    ProcessHandle process = launched.get();
    awaitReady(part, process);
    long tenths = (System.nanoTime() - begin) / 100_000_000;
    tell.accept("%-12s ready after %d.%d s".formatted(part.name(), tenths / 10, tenths % 10));
    threads.execute(
        () -> {
          process.onExit().join();
          died(part);
        });
  }

  private void awaitReady(Part part, ProcessHandle process) {
    try {
      part.awaitReady(process);
    } catch (PartFailed e) {
      tell.accept("!! " + e.getMessage() + ". It last wrote, to " + logs.file(part.name()) + ":");
      logs.tail(part.name(), LAST_LINES).forEach(line -> tell.accept("   | " + line));
      throw e;
    }
  }

  private synchronized Optional<ProcessHandle> launch(Part part) {
    if (stopping) {
      return Optional.empty();
    }
    try {
      ProcessHandle process = part.launch();
      records.write(ProcessRecord.of(part.name(), process, part.signal()));
      return Optional.of(process);
    } catch (IOException e) {
      throw new PartFailed(part.name() + " could not be started: " + e.getMessage(), e);
    }
  }

  private void died(Part part) {
    Optional<Duration> pause;
    synchronized (this) {
      if (stopping) {
        return;
      }
      records.forget(part.name());
      if (records.holds(part.name())) {
        tell.accept("!! %s is held down.".formatted(part.name()));
        threads.execute(() -> startWhenReleased(part));
        return;
      }
      pause =
          policyOf
              .computeIfAbsent(part.name(), name -> policies.get())
              .afterDeathAt(clock.instant());
    }
    if (pause.isEmpty()) {
      broken.complete(part.name() + " died too often");
      return;
    }
    tell.accept(
        "!! %s died. Starting it again in %.1f s."
            .formatted(part.name(), pause.get().toMillis() / 1e3));
    CompletableFuture.delayedExecutor(pause.get().toMillis(), TimeUnit.MILLISECONDS, threads)
        .execute(() -> restart(part));
  }

  /** A death on somebody's word says nothing about the part, so its policy does not hear of it. */
  private void startWhenReleased(Part part) {
    if (Polling.until(() -> isStopping() || !records.holds(part.name()), HELD_AT_MOST)) {
      restart(part);
    } else {
      broken.complete(part.name() + " was held down for " + HELD_AT_MOST.toMinutes() + " minutes");
    }
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private void restart(Part part) {
    try {
      startAndWatch(part);
    } catch (RuntimeException e) {
      tell.accept("!! " + (e instanceof PartFailed ? e.getMessage() : part.name() + ": " + e));
      records.find(part.name()).ifPresent(p -> Ending.of(List.of(p), Duration.ZERO));
      died(part);
    }
  }
}
