package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.core.JsonGenerator;

/** How rupees are written. No form ever loses a digit. */
enum AmountForm {
  /** {@code 5000}, and {@code 2500.5} where there are paise. */
  NUMBER,
  /** {@code 5000.0}. */
  DECIMAL_NUMBER,
  /** {@code "3000.00"}. */
  DECIMAL_TEXT,
  /** {@code "100000"}. */
  TEXT;

  private static final AmountForm[] ALL = values();

  void write(JsonGenerator json, Money amount) {
    BigDecimal rupees = amount.toRupees();
    switch (this) {
      case NUMBER -> json.writeNumber(atLeast(0, rupees));
      case DECIMAL_NUMBER -> json.writeNumber(atLeast(1, rupees));
      case DECIMAL_TEXT -> json.writeString(amount.toString());
      case TEXT -> json.writeString(atLeast(0, rupees).toPlainString());
    }
  }

  AmountForm drifted(Drift drift) {
    int form = drift.among(ALL.length + 1);
    return form == 0 ? this : ALL[form - 1];
  }

  private static BigDecimal atLeast(int decimals, BigDecimal rupees) {
    BigDecimal shortest = rupees.stripTrailingZeros();
    return shortest.scale() < decimals
        ? shortest.setScale(decimals, RoundingMode.UNNECESSARY)
        : shortest;
  }
}
