package io.feebridge.ingress.budget;

import io.feebridge.ingress.collector.Collectors;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How each collector stands; those that were removed are remembered until the service ends. */
public final class Standings {

  private volatile Map<String, Standing> byName = Map.of();

  /** Goes on with those that are known, and begins with new ones. For one caller at a time. */
  public void know(Collectors collectors) {
    Map<String, Standing> next = new HashMap<>(byName);
    collectors
        .all()
        .forEach(
            collector ->
                next.compute(
                    collector.name(),
                    (name, known) -> {
                      if (known == null) {
                        return new Standing(collector);
                      }
                      known.know(collector);
                      return known;
                    }));
    byName = next;
  }

  /** Of that collector; null when there was none of that name since the start. */
  public @Nullable Standing of(String collector) {
    return byName.get(collector);
  }
}
