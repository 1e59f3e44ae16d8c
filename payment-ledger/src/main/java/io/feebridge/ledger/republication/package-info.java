/**
 * Tells readers of every payment again after the generation of the books was raised: {@link
 * io.feebridge.ledger.republication.Republishing}, in chunks, from where the last one ended.
 */
@NullMarked
package io.feebridge.ledger.republication;

import org.jspecify.annotations.NullMarked;
