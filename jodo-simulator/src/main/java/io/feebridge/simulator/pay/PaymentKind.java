package io.feebridge.simulator.pay;

/** What a payment was made for; decides which events report it. */
public enum PaymentKind {
  FLEX_DOWNPAYMENT(Family.FLEX),
  FLEX_INSTALMENT(Family.FLEX),
  PAY(Family.PAY),
  ORDER(Family.ORDER),
  LINK(Family.ORDER),
  PAGE(Family.ORDER);

  private final Family family;

  PaymentKind(Family family) {
    this.family = family;
  }

  public Family family() {
    return family;
  }
}
