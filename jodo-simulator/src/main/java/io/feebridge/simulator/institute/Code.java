package io.feebridge.simulator.institute;

/** A fee component or discount: its agreed code and its name. */
public record Code(String code, String name) {}
