package io.feebridge.simulator.webhook;

import java.time.Instant;

/** The mail that Jodo sends about a failed attempt. It is kept, not sent. */
public record FailureNotice(
    String id,
    Instant at,
    String to,
    String webhookId,
    String deliveryId,
    int status,
    String hint,
    String payload) {}
