package io.feebridge.ingress;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The counters and gauges of one ingress as Prometheus reads them, such as {@code
 * deliveries_received}.
 */
final class Samples {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "^feebridge_ingress_([a-z_]+?)(?:_total)?(?:\\{([^}]*)})? ([0-9.E]+)$",
          Pattern.MULTILINE);
  private static final Pattern TAG = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

  /**
   * One sample.
   *
   * @param tags by name
   */
  private record Sample(String name, Map<String, String> tags) {}

  private final Map<Sample, Double> values;

  private Samples(Map<Sample, Double> values) {
    this.values = values;
    assertThat(values).isNotEmpty();
  }

  static Samples of(Ingress ingress) {
    String text = ingress.get(ingress.management("/actuator/prometheus")).body();
    return new Samples(
        SAMPLE
            .matcher(text)
            .results()
            .collect(
                toMap(
                    m -> new Sample(m.group(1), tags(Objects.requireNonNullElse(m.group(2), ""))),
                    m -> Double.valueOf(m.group(3)))));
  }

  /** Of all samples of that name that have these tags. */
  double sum(String name, String... tags) {
    Map<String, String> wanted = new TreeMap<>();
    for (int i = 0; i < tags.length; i += 2) {
      wanted.put(tags[i], tags[i + 1]);
    }
    return values.entrySet().stream()
        .filter(e -> e.getKey().name().equals(name))
        .filter(e -> e.getKey().tags().entrySet().containsAll(wanted.entrySet()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** The values of a tag that any sample of that name has with more than {@code floor}. */
  Set<String> values(String name, String tag, double floor) {
    return values.entrySet().stream()
        .filter(e -> e.getKey().name().equals(name) && e.getValue() > floor)
        .map(e -> e.getKey().tags().get(tag))
        .collect(toCollection(TreeSet::new));
  }

  /** received = accepted + rejected + unavailable, of each collector and so over all. */
  void equationHolds(int received) {
    assertThat(sum("deliveries_received")).isEqualTo(received);
    for (String collector : values("deliveries_received", "collector", -1)) {
      assertThat(sum("deliveries_received", "collector", collector))
          .as(collector)
          .isEqualTo(
              sum("deliveries_accepted", "collector", collector)
                  + sum("deliveries_rejected", "collector", collector)
                  + sum("deliveries_unavailable", "collector", collector));
    }
  }

  private static Map<String, String> tags(String text) {
    Map<String, String> tags = new TreeMap<>();
    Matcher matcher = TAG.matcher(text);
    while (matcher.find()) {
      tags.put(matcher.group(1), matcher.group(2));
    }
    return tags;
  }
}
