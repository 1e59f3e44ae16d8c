/** How asking the ledger can fail. */
@NullMarked
package io.feebridge.cli.ledger;

import org.jspecify.annotations.NullMarked;
