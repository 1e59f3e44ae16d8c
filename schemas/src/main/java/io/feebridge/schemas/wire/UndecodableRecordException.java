package io.feebridge.schemas.wire;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes are no record: not in the wire format, cut short, too long, or not of the schema they
 * name. Trying again cannot help; set the record aside. The text never holds a part of the record.
 */
public final class UndecodableRecordException extends SerializationException {

  UndecodableRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
