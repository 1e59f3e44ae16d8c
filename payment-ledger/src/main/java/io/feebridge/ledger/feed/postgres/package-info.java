/** Reads which generation readers are told of. */
@NullMarked
package io.feebridge.ledger.feed.postgres;

import org.jspecify.annotations.NullMarked;
