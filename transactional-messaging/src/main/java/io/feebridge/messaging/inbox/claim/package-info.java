/**
 * Who may write for a partition, and from which offset: the epoch that fences a consumer which has
 * lost its partition and does not know it yet.
 */
@NullMarked
package io.feebridge.messaging.inbox.claim;

import org.jspecify.annotations.NullMarked;
