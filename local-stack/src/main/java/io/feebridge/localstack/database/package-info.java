/** What the services find in PostgreSQL before their own migrations run. */
@NullMarked
package io.feebridge.localstack.database;

import org.jspecify.annotations.NullMarked;
