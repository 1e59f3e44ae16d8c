package io.feebridge.ingress.collector.spring;

import io.feebridge.ingress.collector.Collectors;
import io.feebridge.ingress.collector.LiveCollectors;
import io.feebridge.ingress.collector.Reload;
import io.feebridge.ingress.collector.Reload.ReloadOutcome.Refused;
import io.feebridge.ingress.collector.Reload.ReloadOutcome.Replaced;
import io.feebridge.ingress.collector.Reload.ReloadOutcome.Unchanged;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.boot.context.properties.bind.BindException;

/**
 * Puts new collectors in force while the service runs.
 *
 * <p>The configuration is read again every interval and compared with the one in force, so it does
 * not matter how a file is replaced, or which one. Because a file may be half written when it is
 * read, the watch believes a change when it has seen it twice; {@link #now} does at once.
 */
public final class ReloadingCollectors implements Reload, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ReloadingCollectors.class);

  private final LiveCollectors live;
  private final Supplier<CollectorSettings> source;
  private final ConfiguredCollectors configured;
  private final Consumer<Collectors> before;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("collectors").factory());

  private @Nullable ScheduledFuture<?> looking;
  private CollectorSettings inForce;
  private @Nullable CollectorSettings seenOnce;

  /**
   * Takes what the source says first for what is in force.
   *
   * @param before is told of new collectors before the first delivery can meet them
   */
  public ReloadingCollectors(
      LiveCollectors live,
      Supplier<CollectorSettings> source,
      ConfiguredCollectors configured,
      Consumer<Collectors> before,
      Clock clock) {
    this.live = live;
    this.source = source;
    this.configured = configured;
    this.before = before;
    this.clock = clock;
    inForce = source.get();
  }

  /** Looks every interval from now on; never when it is zero. */
  public void watch(Duration interval) {
    if (interval.isPositive()) {
      long millis = interval.toMillis();
      looking = thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized ReloadOutcome now() {
    try {
      return use(source.get());
    } catch (RuntimeException e) {
      return refused(e);
    }
  }

  synchronized void look() {
    try {
      CollectorSettings seen = source.get();
      boolean settled = seen.equals(seenOnce) || seen.equals(inForce);
      seenOnce = seen;
      if (settled) {
        use(seen);
      }
    } catch (RuntimeException e) {
      seenOnce = null;
      refused(e);
    }
  }

  private ReloadOutcome use(CollectorSettings seen) {
    if (seen.equals(inForce)) {
      if (live.state().refused() != null) {
        live.confirm();
        log.info("The configuration of the collectors is again the one in force");
      }
      return new Unchanged();
    }
    if (seen.collectors().isEmpty()) {
      return refused("names no collector");
    }
    Collectors next;
    try {
      next = configured.from(seen);
    } catch (UnsafeCollectorException e) {
      return refused(e);
    }
    before.accept(next);
    live.replace(next, clock.instant());
    inForce = seen;
    log.info("New collectors are in force: {}", next.names());
    ConfiguredCollectors.tell(next);
    return new Replaced();
  }

  private ReloadOutcome refused(RuntimeException e) {
    return refused(reason(e));
  }

  private ReloadOutcome refused(String reason) {
    var known = live.state().refused();
    if (known == null || !known.reason().equals(reason)) {
      log.error("New configuration of the collectors refused, the old one stays: {}", reason);
    }
    live.refuse(reason, clock.instant());
    return new Refused(reason);
  }

  /** A parser repeats what it read, which may be a secret: only texts that are known not to. */
  private static String reason(RuntimeException e) {
    return switch (e) {
      case UnsafeCollectorException unsafe -> String.valueOf(unsafe.getMessage());
      case ConfigDataNotFoundException missing -> String.valueOf(missing.getMessage());
      case BindException bind -> bind.getName() + " cannot be read";
      default -> "A configuration file cannot be read: " + e.getClass().getSimpleName();
    };
  }

  @Override
  public void close() {
    if (looking != null) {
      looking.cancel(true);
    }
    thread.shutdown();
  }
}
