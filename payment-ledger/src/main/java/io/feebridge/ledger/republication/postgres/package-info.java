/** The table {@code republications}, and payments with their journals in the order of ids. */
@NullMarked
package io.feebridge.ledger.republication.postgres;

import org.jspecify.annotations.NullMarked;
