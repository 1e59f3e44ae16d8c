package io.feebridge.messaging.inbox.breaker;

import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.SetAsideRecord;
import java.time.Duration;
import java.util.Set;

/**
 * When a breaker opens.
 *
 * @param version of the service; another version has a breaker of its own
 * @param window how many of a consumer's last records are looked at
 * @param least this many of them set aside, and …
 * @param percent … more than this share of them, open it
 * @param run so many set aside in a row open it too
 * @param refresh how old a consumer's knowledge of the shared state may be while it sets nothing
 *     aside
 * @param expected reasons that say nothing of a broken service: records set aside for them are as
 *     if they had not been there
 */
public record BreakerSettings(
    String version,
    int window,
    int least,
    int percent,
    int run,
    Duration refresh,
    Set<ReasonCode> expected) {

  public BreakerSettings {
    expected = Set.copyOf(expected);
    if (version.isBlank() || window < 1 || least < 1 || run < 1 || refresh.isNegative()) {
      throw new IllegalArgumentException("a breaker needs a version and numbers above zero");
    }
    if (percent < 0 || percent > 100 || least > window) {
      throw new IllegalArgumentException("a share is 0 to 100, and least at most the window");
    }
  }

  /** 50 and more than 5 % of the last 1,000, or 100 in a row; known within a second. */
  public static BreakerSettings of(String version) {
    return new BreakerSettings(version, 1_000, 50, 5, 100, Duration.ofSeconds(1), Set.of());
  }

  /** Whether it counts that this was set aside. */
  public boolean counts(SetAsideRecord setAside) {
    return !expected.contains(setAside.reason());
  }
}
