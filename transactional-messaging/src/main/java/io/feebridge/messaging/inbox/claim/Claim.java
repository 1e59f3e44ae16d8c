package io.feebridge.messaging.inbox.claim;

import io.feebridge.messaging.inbox.Partition;
import java.util.UUID;

/**
 * One consumer's right to write for one partition, as the database granted it.
 *
 * @param topicId the life of the topic that the offset belongs to
 * @param epoch the grant's number; a later grant of the partition, to anybody, makes it void
 * @param nextOffset where reading goes on: the first offset whose effect was not in the database
 *     when the claim was granted
 */
public record Claim(Partition partition, UUID topicId, long epoch, long nextOffset) {}
