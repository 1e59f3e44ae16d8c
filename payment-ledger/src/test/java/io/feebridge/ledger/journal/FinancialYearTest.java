package io.feebridge.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinancialYearTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-31, 2025-26, 2025-04-01, 2026-03-31",
    "2026-04-01, 2026-27, 2026-04-01, 2027-03-31",
    "2009-01-01, 2008-09, 2008-04-01, 2009-03-31",
    "2009-12-31, 2009-10, 2009-04-01, 2010-03-31",
    "2099-12-31, 2099-00, 2099-04-01, 2100-03-31"
  })
  void lastsFromAprilToMarch(LocalDate day, String name, LocalDate first, LocalDate last) {
    FinancialYear year = FinancialYear.of(day);

    assertThat(year).hasToString(name);
    assertThat(year.firstDay()).isEqualTo(first);
    assertThat(year.lastDay()).isEqualTo(last);
  }

  @Test
  void isOrderedByItsStart() {
    assertThat(new FinancialYear(2025))
        .isLessThan(new FinancialYear(2026))
        .isGreaterThan(new FinancialYear(2024))
        .isEqualByComparingTo(new FinancialYear(2025));
  }
}
