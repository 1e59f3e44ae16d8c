/** The quarantine and the breakers over HTTP; each act names who did it. */
@NullMarked
package io.feebridge.ledger.quarantine.http;

import org.jspecify.annotations.NullMarked;
