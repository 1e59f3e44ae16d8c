package io.feebridge.simulator.institute;

/** A grade: its agreed code, its name, the stream it belongs to. */
public record Grade(String code, String name, String stream) {}
