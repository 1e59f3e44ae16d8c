/**
 * What readers outside are told: {@link io.feebridge.ledger.feed.Feed} takes the news of payments
 * in the transaction that changes them, {@link io.feebridge.ledger.feed.FeedGenerations} says which
 * life of the books they belong to.
 */
@NullMarked
package io.feebridge.ledger.feed;

import org.jspecify.annotations.NullMarked;
