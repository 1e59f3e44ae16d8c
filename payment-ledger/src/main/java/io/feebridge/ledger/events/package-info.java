/** What Jodo said: the stored records of one event, with the evidence that proves them. */
@NullMarked
package io.feebridge.ledger.events;

import org.jspecify.annotations.NullMarked;
