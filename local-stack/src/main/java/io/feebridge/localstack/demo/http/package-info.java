/** Asks the ledger's public API and its metrics. */
@NullMarked
package io.feebridge.localstack.demo.http;

import org.jspecify.annotations.NullMarked;
