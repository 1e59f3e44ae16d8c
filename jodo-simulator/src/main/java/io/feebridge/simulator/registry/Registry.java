package io.feebridge.simulator.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Immutable things by id, oldest first. Not safe for several threads. */
public class Registry<T> {

  private final Function<T, String> id;
  private final List<T> items = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  public Registry(Function<T, String> id) {
    this.id = id;
  }

  public Optional<T> find(String wanted) {
    Integer place = places.get(wanted);
    return place == null ? Optional.empty() : Optional.of(items.get(place));
  }

  /** Adds a new thing, or puts {@code item} in the place of what had its id. */
  public T put(T item) {
    String key = id.apply(item);
    Integer place = places.get(key);
    if (place == null) {
      places.put(key, items.size());
      items.add(item);
    } else {
      items.set(place, item);
    }
    return item;
  }

  /** All, oldest first; a view, good until the next change. */
  public List<T> all() {
    return Collections.unmodifiableList(items);
  }

  public int size() {
    return items.size();
  }

  /**
   * The next {@code limit} things that {@code wanted} accepts.
   *
   * @param after id of the last thing of the page before; null, or an id nobody has, begins anew
   */
  public List<T> page(@Nullable String after, int limit, Predicate<T> wanted) {
    int from = after == null ? 0 : places.getOrDefault(after, -1) + 1;
    return items.subList(from, items.size()).stream().filter(wanted).limit(limit).toList();
  }

  /**
   * The newest {@code limit} things that {@code wanted} accepts, newest first.
   *
   * @param before id of the last thing of the page before; null, or an id nobody has, begins anew
   */
  public List<T> newest(@Nullable String before, int limit, Predicate<T> wanted) {
    int to = before == null ? items.size() : places.getOrDefault(before, items.size());
    return items.subList(0, to).reversed().stream().filter(wanted).limit(limit).toList();
  }
}
