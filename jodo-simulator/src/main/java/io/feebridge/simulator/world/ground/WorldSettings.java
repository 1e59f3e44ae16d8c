package io.feebridge.simulator.world.ground;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.institute.Institute;
import io.feebridge.simulator.webhook.Timetable;
import java.time.Duration;
import java.time.Instant;

/**
 * What a world begins with. Equal settings and equal commands at equal instants make equal worlds.
 *
 * @param answerWindow simulated time that an answer, of a webhook or of a pull, has to come
 * @param deliveriesKept see {@link io.feebridge.simulator.webhook.Deliveries#KEPT}
 */
public record WorldSettings(
    long seed,
    Instant start,
    Institute institute,
    Lifecycle lifecycle,
    BankCalendar calendar,
    Timetable timetable,
    Duration answerWindow,
    int deliveriesKept) {}
