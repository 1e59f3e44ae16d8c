package io.feebridge.schemas.wire.avro;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Looks through a schema and makes of each place in it the part that writes it. */
final class Plan {

  private final SpecificData data;

  /**
   * A plan for the generated classes of {@code data}.
   *
   * @param data knows the conversions of logical types
   */
  Plan(SpecificData data) {
    this.data = data;
  }

  /**
   * The part for that schema.
   *
   * @param place where it stands, for whoever reads why a record was refused
   */
  Part of(Schema schema, String place) {
    LogicalType logical = schema.getLogicalType();
    Conversion<?> conversion = logical == null ? null : data.getConversionFor(logical);
    Part plain = plain(schema, place);
    return logical == null || conversion == null
        ? plain
        : converted(schema, logical, conversion, plain, place);
  }

  private static <T> Part converted(
      Schema schema, LogicalType logical, Conversion<T> conversion, Part plain, String place) {
    Class<T> type = conversion.getConvertedType();
    return (value, out) -> {
      T own = type.cast(present(value, place));
      plain.write(Conversions.convertToRawType(own, schema, logical, conversion), out);
    };
  }

  private Part plain(Schema schema, String place) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, place);
      case UNION -> optional(schema, place);
      case ARRAY -> array(schema, place);
      case ENUM ->
          (value, out) -> out.writeEnum(schema.getEnumOrdinal(present(value, place).toString()));
      case STRING -> (value, out) -> out.writeString((String) present(value, place));
      case BYTES -> (value, out) -> out.writeBytes((ByteBuffer) present(value, place));
      case INT -> (value, out) -> out.writeInt((Integer) present(value, place));
      case LONG -> (value, out) -> out.writeLong((Long) present(value, place));
      case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) present(value, place));
      default -> throw new IllegalArgumentException(place + " is of type " + schema.getType());
    };
  }

  private Part record(Schema schema, String place) {
    Part[] fields =
        schema.getFields().stream()
            .map(field -> of(field.schema(), place + "." + field.name()))
            .toArray(Part[]::new);
    Class<?> type = data.getClass(schema);
    if (type == null) {
      throw new IllegalArgumentException(place + " has no generated class");
    }
    return (value, out) -> {
      SpecificRecord record = (SpecificRecord) type.cast(present(value, place));
      for (int i = 0; i < fields.length; i++) {
        fields[i].write(record.get(i), out);
      }
    };
  }

  private Part optional(Schema schema, String place) {
    List<Schema> types = schema.getTypes();
    int none = types.getFirst().getType() == Schema.Type.NULL ? 0 : 1;
    if (types.size() != 2 || types.get(none).getType() != Schema.Type.NULL) {
      throw new IllegalArgumentException(place + " is neither a type nor null");
    }
    Part present = of(types.get(1 - none), place);
    return (value, out) -> {
      if (value == null) {
        out.writeIndex(none);
      } else {
        out.writeIndex(1 - none);
        present.write(value, out);
      }
    };
  }

  private Part array(Schema schema, String place) {
    Part element = of(schema.getElementType(), place + "[]");
    return (value, out) -> elements((Collection<?>) present(value, place), element, out);
  }

  private static void elements(Collection<?> values, Part element, Encoder out) throws IOException {
    out.writeArrayStart();
    out.setItemCount(values.size());
    for (Object value : values) {
      out.startItem();
      element.write(value, out);
    }
    out.writeArrayEnd();
  }

  private static Object present(@Nullable Object value, String place) {
    return Objects.requireNonNull(value, () -> place + " is null");
  }
}
