package io.feebridge.simulator.plan;

import java.util.List;

/** The schedule that the institute proposed for a student, before set-up. */
public record Plan(String studentId, List<Instalment> instalments) {}
