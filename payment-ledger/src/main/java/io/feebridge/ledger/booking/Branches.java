package io.feebridge.ledger.booking;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of Jodo's branch codes belong to which collector.
 *
 * @param codes by collector; no codes mean any branch
 */
public record Branches(Map<String, Set<String>> codes) {

  public Branches {
    codes = Map.copyOf(codes);
  }

  /**
   * Whether {@code branch} is known not to be one of {@code collector}'s. A collector that is not
   * configured here has no codes: its reports were proved by its secret, and are booked.
   */
  public boolean isForeign(String collector, @Nullable String branch) {
    Set<String> own = codes.getOrDefault(collector, Set.of());
    return branch != null && !own.isEmpty() && !own.contains(branch);
  }
}
