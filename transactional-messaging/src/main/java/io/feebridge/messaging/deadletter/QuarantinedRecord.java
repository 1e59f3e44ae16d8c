package io.feebridge.messaging.deadletter;

import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.ReasonCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record in quarantine.
 *
 * @param id ascending with the time of the quarantine, unique in the service's schema
 * @param consumerGroup who set it aside
 * @param topicId which life of the topic it came from
 * @param record the record, bytes unchanged
 * @param subject what it is about, ids only, null when unknown
 * @param quarantinedAt by the consumer's clock
 */
public record QuarantinedRecord(
    long id,
    String consumerGroup,
    UUID topicId,
    IncomingRecord record,
    ReasonCode reason,
    @Nullable String subject,
    Instant quarantinedAt) {}
