package io.feebridge.messaging.outbox.relay;

import io.feebridge.messaging.inbox.ReasonCode;

/** A message that Kafka will never take, whatever is waited for. */
public record RefusedMessage(long id, ReasonCode reason) {}
