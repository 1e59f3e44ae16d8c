/** What the benchmark asks PostgreSQL: its limits, and how far the ledger has come. */
@NullMarked
package io.feebridge.benchmarks.ledger.postgres;

import org.jspecify.annotations.NullMarked;
