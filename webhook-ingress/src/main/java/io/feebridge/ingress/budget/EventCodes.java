package io.feebridge.ingress.budget;

import io.feebridge.ingress.reading.JodoEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Jodo's event codes as a closed set: each has a number, and all others share the last one. */
public final class EventCodes {

  /** Stands for every code that is not Jodo's, and for none. */
  public static final String OTHER = "other";

  private static final List<String> ALL =
      Stream.concat(JodoEvents.codes().stream().sorted(), Stream.of(OTHER)).toList();

  private static final Map<String, Integer> NUMBERS = numbers();

  private EventCodes() {}

  /** Every code in order, {@link #OTHER} last. */
  public static List<String> all() {
    return ALL;
  }

  static int number(@Nullable String code) {
    return code == null ? ALL.size() - 1 : NUMBERS.getOrDefault(code, ALL.size() - 1);
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    ALL.forEach(code -> numbers.put(code, numbers.size()));
    return numbers;
  }
}
