package io.feebridge.simulator.pay;

/** Spaces of payment ids: within one family an id names one payment. */
public enum Family {
  FLEX,
  PAY,
  ORDER,
  DIRECT,
  LOAN,
  EMI
}
