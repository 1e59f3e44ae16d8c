/**
 * A {@link io.feebridge.localstack.demo.Story} told over the public wire: signed webhooks go in, an
 * accountant reads what the ledger made of them.
 */
@NullMarked
package io.feebridge.localstack.demo;

import org.jspecify.annotations.NullMarked;
