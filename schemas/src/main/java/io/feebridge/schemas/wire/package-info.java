/**
 * Carries records in the Confluent wire format: one zero byte, the schema's id as four bytes, the
 * record in Avro binary.
 *
 * <p>{@link io.feebridge.schemas.wire.AvroWireSerializer} and {@link
 * io.feebridge.schemas.wire.AvroWireDeserializer} are ordinary Kafka settings and can be replaced
 * by the genuine Confluent classes. Ids come from a schema registry or, with {@code
 * schema.registry.url=bundled:}, from the released schemas this jar carries.
 */
@NullMarked
package io.feebridge.schemas.wire;

import org.jspecify.annotations.NullMarked;
