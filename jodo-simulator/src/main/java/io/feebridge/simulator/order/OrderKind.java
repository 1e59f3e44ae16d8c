package io.feebridge.simulator.order;

/** How the payer came to the order. */
public enum OrderKind {
  ORDER,
  LINK,
  PAGE
}
