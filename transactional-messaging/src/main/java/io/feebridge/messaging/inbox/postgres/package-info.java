/** The inbox's transaction, claims and offsets in PostgreSQL, by Spring's JDBC. */
@NullMarked
package io.feebridge.messaging.inbox.postgres;

import org.jspecify.annotations.NullMarked;
