/**
 * Writes news of payments in the schemas of {@code ledger.payments.v1} and {@code
 * ledger.journal.v1}.
 */
@NullMarked
package io.feebridge.ledger.feed.kafka;

import org.jspecify.annotations.NullMarked;
