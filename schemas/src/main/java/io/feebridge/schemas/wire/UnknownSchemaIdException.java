package io.feebridge.schemas.wire;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Nobody knows the schema a record names: it may have been written by a newer version, or its
 * registry may not have caught up. The record is not at fault: wait and try again before setting it
 * aside.
 */
public final class UnknownSchemaIdException extends SerializationException {

  private final int id;

  UnknownSchemaIdException(int id, String why) {
    super("Schema id " + id + " is unknown: " + why);
    this.id = id;
  }

  /** The id the record names. */
  public int id() {
    return id;
  }
}
