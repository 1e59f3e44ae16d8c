package io.feebridge.simulator.running;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock at one moment.
 *
 * @param jumpingTo null when it does not jump
 * @param waiting an answer from outside has to come before time goes on
 */
public record ClockView(Instant now, int speed, @Nullable Instant jumpingTo, boolean waiting) {}
