/** The spool as one SQLite file in write-ahead mode, forced at each commit. */
@NullMarked
package io.feebridge.ingress.spool.sqlite;

import org.jspecify.annotations.NullMarked;
