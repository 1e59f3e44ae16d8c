/**
 * A {@link io.feebridge.localstack.demo.Story} told over the public wire: a term is played at Jodo,
 * an accountant reads what the ledger made of them.
 */
@NullMarked
package io.feebridge.localstack.demo;

import org.jspecify.annotations.NullMarked;
