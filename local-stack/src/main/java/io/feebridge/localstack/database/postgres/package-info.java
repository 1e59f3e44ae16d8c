/**
 * Runs one PostgreSQL that really writes to disk, with the roles and the database of the services.
 */
@NullMarked
package io.feebridge.localstack.database.postgres;

import org.jspecify.annotations.NullMarked;
