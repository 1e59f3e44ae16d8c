/** Reports read from PostgreSQL. */
@NullMarked
package io.feebridge.ledger.report.postgres;

import org.jspecify.annotations.NullMarked;
