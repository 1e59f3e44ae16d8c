package io.feebridge.schemas.wire.avro;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A writer of generated records of one schema, safe for use by many threads.
 *
 * <p>Writes what Avro's {@code SpecificDatumWriter} does, which asks the schema with every value
 * what to do with it; that costs half as much again as the writing. Null where none may be is
 * refused with the name of its place.
 */
public final class PlannedWriter implements DatumWriter<SpecificRecord> {

  private final Part plan;

  /**
   * A writer for that schema.
   *
   * @throws IllegalArgumentException when a generated class of it would need what no topic of ours
   *     has: maps, fixed lengths, or a choice of anything but a type and null
   */
  public PlannedWriter(Schema schema) {
    plan = new Plan(SpecificData.getForSchema(schema)).of(schema, schema.getName());
  }

  /**
   * Not for this writer.
   *
   * @throws UnsupportedOperationException always: it is made for one schema
   */
  @Override
  public void setSchema(Schema schema) {
    throw new UnsupportedOperationException("A planned writer is made for one schema");
  }

  @Override
  public void write(SpecificRecord record, Encoder out) throws IOException {
    plan.write(record, out);
  }
}
