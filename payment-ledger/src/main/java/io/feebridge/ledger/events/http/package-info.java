/** Stored events over HTTP, for operators: the bodies hold contact data. */
@NullMarked
package io.feebridge.ledger.events.http;

import org.jspecify.annotations.NullMarked;
