/** Real servers and made-up reports for the integration tests. */
@org.jspecify.annotations.NullMarked
package io.feebridge.ledger.testing;
