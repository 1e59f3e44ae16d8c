/** The quarantine as a PostgreSQL table. */
@NullMarked
package io.feebridge.messaging.deadletter.postgres;

import org.jspecify.annotations.NullMarked;
