package io.feebridge.simulator.mischief;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trouble as asked for.
 *
 * @param on events, or operations of the API such as {@code POST /pay/orders}; {@code *} stands for
 *     anything; empty means all
 * @param percent of a hundred cases, 1 to 100
 * @param times strikes at most so often; null without end
 * @param within how long, where the kind speaks of it; null is an hour
 */
public record MischiefRequest(
    Mischief kind,
    List<String> on,
    int percent,
    @Nullable Integer times,
    @Nullable Duration within) {

  private static final Duration HOUR = Duration.ofHours(1);

  public Duration window() {
    return within == null ? HOUR : within;
  }

  /** Whether {@code name} is among those it may strike. */
  public boolean covers(String name) {
    return on.isEmpty() || on.stream().anyMatch(pattern -> matches(pattern, name));
  }

  private static boolean matches(String pattern, String name) {
    String regex = "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E";
    return name.matches(regex);
  }
}
