package io.feebridge.schemas.wire;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The schema registry did not give what was asked: unreachable, too slow, failing, or refusing (a
 * schema that is not registered, incompatible, or wrong credentials). The record is not at fault:
 * try again when the registry is back or an operator has acted.
 */
public final class SchemaRegistryException extends SerializationException {

  SchemaRegistryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
