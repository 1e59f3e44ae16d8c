package io.feebridge.ingress.collector;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every collector that may send. */
public final class Collectors {

  private final Map<String, Collector> byName;

  public Collectors(Collection<Collector> all) {
    byName =
        all.stream()
            .collect(
                java.util.stream.Collectors.toUnmodifiableMap(
                    Collector::name, Function.identity()));
  }

  /** The collector of that name, or null when there is none. */
  public @Nullable Collector named(String name) {
    return byName.get(name);
  }

  public List<String> names() {
    return byName.keySet().stream().sorted().toList();
  }

  public Stream<Collector> all() {
    return byName.values().stream();
  }
}
