package io.feebridge.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LedgerFiguresTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Round round(long events, long rows, Duration taken) {
    Rate booked = new Rate(events, taken);
    return new Round(
        booked, booked, rows, events * 1_000, events * 500, SECOND, SECOND.multipliedBy(2));
  }

  @Test
  void aRateCountsPartsOfASecondToo() {
    assertThat(new Rate(300, Duration.ofMillis(1_500)).perSecond()).isEqualTo(200);
  }

  @Test
  void eachFigureIsTheMedianOfItsRounds() {
    LedgerFigures figures = new LedgerFigures();
    for (int i = 1; i <= 3; i++) {
      figures.copied(new Rate(100_000, SECOND));
      figures.batched(new Rate(20_000, SECOND));
      figures.committed(new Rate(9_000, SECOND));
      figures.fresh(round(10_000 * i, 40_000 * i, SECOND));
      figures.duplicates(new Rate(50_000 * i, SECOND));
    }

    assertThat(figures.line())
        .containsEntry("events_per_second", 20_000L)
        .containsEntry("duplicates_per_second", 100_000L)
        .containsEntry("bytes_per_event", 1_000L)
        .containsEntry("outbox_bytes_per_event", 500L)
        .containsEntry("cpu_us_per_event", 50L)
        .containsEntry("rounds", 3);
  }

  @Test
  void ratiosAreTakenRoundByRoundSoThatASlowHourSlowsBothSides() {
    LedgerFigures figures = new LedgerFigures();
    for (int slow = 1; slow <= 3; slow++) {
      Duration taken = SECOND.multipliedBy(slow);
      figures.copied(new Rate(100_000, taken));
      figures.batched(new Rate(20_000, taken));
      figures.committed(new Rate(9_000, taken));
      figures.fresh(round(8_000, 40_000, taken));
      figures.duplicates(new Rate(50_000, taken));
    }

    Object ratio = figures.line().get("rows_ratio_to_copy");

    assertThat((BigDecimal) ratio).isEqualByComparingTo("0.4");
  }
}
