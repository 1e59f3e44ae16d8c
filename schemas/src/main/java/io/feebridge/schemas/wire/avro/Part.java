package io.feebridge.schemas.wire.avro;

import java.io.IOException;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** Writes the values of one place in a schema. */
@FunctionalInterface
interface Part {

  /**
   * Writes one value.
   *
   * @throws ClassCastException when the value is of another type than the schema's
   * @throws NullPointerException when it is null and may not be
   */
  void write(@Nullable Object value, Encoder out) throws IOException;
}
