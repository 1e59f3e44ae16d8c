package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.money.Line;

/**
 * How one fee component is told.
 *
 * @param key {@code fee_component} under payments, {@code component_type} under orders
 * @param settlement whether UTR and time stand in the line, null until it is settled
 */
record LineForm(String key, AmountForm amount, boolean settlement) {

  private static final String FEE_COMPONENT = "fee_component";
  private static final String COMPONENT_TYPE = "component_type";

  static LineForm payment(AmountForm amount) {
    return new LineForm(FEE_COMPONENT, amount, false);
  }

  static LineForm order() {
    return new LineForm(COMPONENT_TYPE, AmountForm.DECIMAL_NUMBER, false);
  }

  LineForm settled() {
    return new LineForm(key, amount, true);
  }

  void write(BodyWriter out, Line line) {
    out.text(out.drift().strays(3) ? otherKey() : key, line.component());
    out.amount("amount", amount, line.amount());
    if (settlement) {
      out.text("settlement_utr", line.utr());
      out.time("settled_at", line.settledAt());
    }
  }

  private String otherKey() {
    return key.equals(FEE_COMPONENT) ? COMPONENT_TYPE : FEE_COMPONENT;
  }
}
