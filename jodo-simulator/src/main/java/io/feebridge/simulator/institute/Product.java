package io.feebridge.simulator.institute;

/** Jodo's three products. */
public enum Product {
  FLEX,
  PAY,
  CRED
}
