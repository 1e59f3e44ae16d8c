package io.feebridge.simulator.clock;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Days on which Indian banks work: not on Sundays, second and fourth Saturdays, and holidays.
 *
 * @param holidays further days without banks
 */
public record BankCalendar(Set<LocalDate> holidays) {

  public static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  public boolean isBankDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !isFreeSaturday(day)
        && !holidays.contains(day);
  }

  /** The {@code count}th bank day after {@code day}; with 0 the day itself or the next one. */
  public LocalDate after(LocalDate day, int count) {
    LocalDate found = day;
    while (!isBankDay(found)) {
      found = found.plusDays(1);
    }
    for (int i = 0; i < count; i++) {
      found = after(found.plusDays(1), 0);
    }
    return found;
  }

  /** Its date in India. */
  public static LocalDate dayOf(Instant instant) {
    return instant.atZone(INDIA).toLocalDate();
  }

  /** A time of day in India. */
  public static Instant at(LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, INDIA).toInstant();
  }

  private static boolean isFreeSaturday(LocalDate day) {
    int which = (day.getDayOfMonth() - 1) / 7 + 1;
    return day.getDayOfWeek() == DayOfWeek.SATURDAY && (which == 2 || which == 4);
  }
}
