package io.feebridge.simulator.plan;

import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;

/** A component's part of an instalment; a downpayment is paid during set-up. */
public record PlanLine(String component, Money amount, boolean downpayment) {

  public Line toLine() {
    return Line.of(component, amount);
  }
}
