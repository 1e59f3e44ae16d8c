/** The outbox as a PostgreSQL table. */
@NullMarked
package io.feebridge.messaging.outbox.postgres;

import org.jspecify.annotations.NullMarked;
