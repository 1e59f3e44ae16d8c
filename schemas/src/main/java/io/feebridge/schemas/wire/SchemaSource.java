package io.feebridge.schemas.wire;

import org.apache.avro.Schema;

/** Knows schemas by id and ids by schema. Safe for use by many threads. */
interface SchemaSource extends AutoCloseable {

  /**
   * The id under which records of this schema are written.
   *
   * @param subject the registry's name for the series of schemas, such as {@code
   *     jodo.payments.v1-value}
   * @throws org.apache.kafka.common.errors.SerializationException when there is none
   */
  int idOf(String subject, Schema schema);

  /**
   * The schema a record with this id was written with.
   *
   * @throws UnknownSchemaIdException when there is none
   */
  Schema schemaOf(int id);

  @Override
  default void close() {}
}
