/**
 * What a service must answer to read Kafka exactly once in effect: what a record means ({@link
 * io.feebridge.messaging.inbox.Verdict}) and what a batch of them does ({@link
 * io.feebridge.messaging.inbox.BatchEffect}).
 */
@NullMarked
package io.feebridge.messaging.inbox;

import org.jspecify.annotations.NullMarked;
