package io.feebridge.ledger.simulation.clockwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How often everything was met, over many runs. */
public final class Coverage {

  private final Map<String, Long> counts = new TreeMap<>();

  public void met(Enum<?> fault) {
    met(fault.name());
  }

  public void met(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  public long of(Enum<?> fault) {
    return counts.getOrDefault(fault.name(), 0L);
  }

  public long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  public void add(Coverage other) {
    other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
  }

  /** What of all this was never met. */
  public List<String> gaps(Stream<String> everything) {
    List<String> gaps = new ArrayList<>();
    everything.filter(what -> !counts.containsKey(what)).forEach(gaps::add);
    return gaps;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    counts.forEach((what, count) -> text.append("%n  %,10d  %s".formatted(count, what)));
    return text.toString();
  }
}
