package io.feebridge.simulator.api.http.message;

import io.feebridge.simulator.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Members of a JSON object, written in the order in which they are added. */
public final class Members {

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  private Members() {}

  /** No members yet. */
  public static Members none() {
    return new Members();
  }

  /** One member to begin with. */
  public static Members of(String name, @Nullable Object value) {
    return none().and(name, value);
  }

  /** One more; null is written as null. */
  public Members and(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  /** One more, or none when there is no value. */
  public Members andIfGiven(String name, @Nullable Object value) {
    return value == null ? this : and(name, value);
  }

  /** An instant in UTC, to the second, or null. */
  public Members andTime(String name, @Nullable Instant value) {
    return and(name, value == null ? null : value.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** A day as YYYY-MM-DD, or null. */
  public Members andDate(String name, @Nullable LocalDate value) {
    return and(name, value == null ? null : value.toString());
  }

  /** Rupees as {@code 2000.0}. */
  public Members andDecimal(String name, Money value) {
    return and(name, decimals(value, 1));
  }

  /** Rupees as {@code 2000}, with decimals where there are paise. */
  public Members andNumber(String name, Money value) {
    return and(name, decimals(value, 0));
  }

  /** The members of each item, as a list. */
  public <T> Members andList(String name, Iterable<T> items, Function<T, Members> members) {
    List<Map<String, ?>> list = new ArrayList<>();
    items.forEach(item -> list.add(members.apply(item).asMap()));
    return and(name, list);
  }

  /** The members so far. */
  public Map<String, ?> asMap() {
    return members;
  }

  private static BigDecimal decimals(Money value, int atLeast) {
    BigDecimal shortest = value.toRupees().stripTrailingZeros();
    return shortest.scale() < atLeast
        ? shortest.setScale(atLeast, RoundingMode.UNNECESSARY)
        : shortest;
  }
}
