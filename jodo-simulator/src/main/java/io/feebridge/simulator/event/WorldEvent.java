package io.feebridge.simulator.event;

import java.time.Instant;

/**
 * Something that Jodo reports.
 *
 * @param id a UUID, event_id of the envelope
 * @param at when it happened; the envelope's timestamp are its seconds
 * @param collector the branch whose webhooks are told
 */
public record WorldEvent(
    String id, EventCode code, Instant at, String collector, Subject subject) {}
