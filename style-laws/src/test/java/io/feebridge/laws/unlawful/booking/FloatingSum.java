package io.feebridge.laws.unlawful.booking;

interface FloatingSum {
  void add(Float[] amounts);
}
