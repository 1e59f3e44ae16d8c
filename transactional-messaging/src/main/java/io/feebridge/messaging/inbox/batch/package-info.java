/**
 * From polled records to committed effect: {@link
 * io.feebridge.messaging.inbox.batch.ClassifyingRecords} before the transaction, {@link
 * io.feebridge.messaging.inbox.batch.ApplyingBatches} around it.
 */
@NullMarked
package io.feebridge.messaging.inbox.batch;

import org.jspecify.annotations.NullMarked;
