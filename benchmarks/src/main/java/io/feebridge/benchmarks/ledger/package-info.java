/** The ledger's consumer under load, beside what PostgreSQL can do at most. */
@NullMarked
package io.feebridge.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
