package io.feebridge.laws.unlawful;

/** Wires, so nothing below may know it. */
public class Wiring {}
