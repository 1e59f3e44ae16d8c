package io.feebridge.simulator.order;

/** Where an order or link stands. Orders are only ever unpaid or paid. */
public enum OrderStatus {
  UNPAID,
  PAID,
  EXPIRED,
  CANCELLED
}
