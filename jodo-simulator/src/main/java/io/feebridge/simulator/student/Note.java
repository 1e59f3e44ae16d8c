package io.feebridge.simulator.student;

/** A key and its value, given by the institute and echoed. */
public record Note(String key, String value) {}
