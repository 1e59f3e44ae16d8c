/** The ledger's HTTP API. */
@NullMarked
package io.feebridge.cli.ledger.http;

import org.jspecify.annotations.NullMarked;
