package io.feebridge.benchmarks.ingress;

import static io.feebridge.benchmarks.ingress.Contestant.BARE;
import static io.feebridge.benchmarks.ingress.Contestant.CONTROLLER;
import static io.feebridge.benchmarks.ingress.Contestant.FEEBRIDGE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What the rounds have shown: medians, and medians of the ratios round by round. */
public final class IngressFigures {

  private static final int THOUSANDTHS = 3;

  private final List<Map<Contestant, Saturation>> saturated = new ArrayList<>();
  private final List<Map<Contestant, Latencies>> halfLoaded = new ArrayList<>();
  private final List<Map<Contestant, Latencies>> lightlyLoaded = new ArrayList<>();

  /** One round in which each contestant was saturated. */
  public void saturated(Map<Contestant, Saturation> round) {
    saturated.add(new EnumMap<>(round));
  }

  /** One round at half of the saturation of the slowest of those compared. */
  public void halfLoaded(Map<Contestant, Latencies> round) {
    halfLoaded.add(new EnumMap<>(round));
  }

  /** One round at the rate of a busy fee day. */
  public void lightlyLoaded(Map<Contestant, Latencies> round) {
    lightlyLoaded.add(new EnumMap<>(round));
  }

  /** The median of what a contestant took a second. */
  public long perSecond(Contestant who) {
    return median(saturated.stream().map(round -> of(round, who).perSecond()).toList());
  }

  /** The newest round in words. */
  public String newest() {
    StringBuilder words = new StringBuilder();
    saturated
        .getLast()
        .forEach(
            (who, at) ->
                words.append(
                    "%s %,d/s at %.1f us; "
                        .formatted(
                            who.name().toLowerCase(java.util.Locale.ROOT),
                            at.perSecond(),
                            BigDecimal.valueOf(at.cpuNsPerAccepted(), THOUSANDTHS))));
    return words.toString();
  }

  /**
   * The line of the benchmark.
   *
   * @param accepted by the ingress since its start, by the answers
   * @param stored of it, by its topics
   */
  public Map<String, Object> line(long accepted, long stored) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", "ingress");
    line.put("throughput_ratio_to_bare", ratio(saturated, BARE, Saturation::perSecond));
    line.put("throughput_ratio_to_controller", ratio(saturated, CONTROLLER, Saturation::perSecond));
    line.put("cpu_ratio_to_bare", ratio(saturated, BARE, Saturation::cpuNsPerAccepted));
    line.put("p99_ratio_to_bare", ratio(lightlyLoaded, BARE, Latencies::p99Us));
    line.put("accepted", accepted);
    line.put("stored", stored);
    for (Contestant who : Contestant.values()) {
      String name = who.name().toLowerCase(java.util.Locale.ROOT);
      line.put(name + "_accepted_per_second", perSecond(who));
      line.put(name + "_cpu_us_per_accepted", us(who));
    }
    percentiles(line, "at_half", halfLoaded);
    percentiles(line, "lightly", lightlyLoaded);
    line.put("rounds", saturated.size());
    return line;
  }

  private static void percentiles(
      Map<String, Object> line, String when, List<Map<Contestant, Latencies>> rounds) {
    for (Contestant who : List.of(FEEBRIDGE, BARE)) {
      String name = who.name().toLowerCase(java.util.Locale.ROOT) + "_" + when;
      line.put(name + "_p50_us", median(figures(rounds, who, Latencies::p50Us)));
      line.put(name + "_p99_us", median(figures(rounds, who, Latencies::p99Us)));
      line.put(name + "_p999_us", median(figures(rounds, who, Latencies::p999Us)));
    }
  }

  private BigDecimal us(Contestant who) {
    List<Long> ns = figures(saturated, who, Saturation::cpuNsPerAccepted);
    return BigDecimal.valueOf(median(ns) / 100, 1);
  }

  private static <T> List<Long> figures(
      List<Map<Contestant, T>> rounds, Contestant who, ToLongFunction<T> figure) {
    return rounds.stream().map(round -> figure.applyAsLong(of(round, who))).toList();
  }

  private static <T> BigDecimal ratio(
      List<Map<Contestant, T>> rounds, Contestant to, ToLongFunction<T> figure) {
    return BigDecimal.valueOf(
        median(
            rounds.stream()
                .map(
                    round ->
                        1_000
                            * figure.applyAsLong(of(round, FEEBRIDGE))
                            / Math.max(1, figure.applyAsLong(of(round, to))))
                .toList()),
        THOUSANDTHS);
  }

  private static <T> T of(Map<Contestant, T> round, Contestant who) {
    T found = round.get(who);
    if (found == null) {
      throw new IllegalStateException(who + " was not measured");
    }
    return found;
  }

  private static long median(List<Long> values) {
    return values.stream()
        .sorted(Comparator.naturalOrder())
        .skip((values.size() - 1) / 2)
        .findFirst()
        .orElse(0L);
  }
}
