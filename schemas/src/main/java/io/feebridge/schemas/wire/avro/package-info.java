/**
 * Writes generated records with Avro's own encoder, each schema looked through once instead of with
 * every record.
 */
@NullMarked
package io.feebridge.schemas.wire.avro;

import org.jspecify.annotations.NullMarked;
