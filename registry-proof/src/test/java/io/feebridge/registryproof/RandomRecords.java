package io.feebridge.registryproof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;

/**
 * Records made by walking a schema, so that a schema released later is covered without a new
 * sample.
 *
 * <p>It keeps account of what it made: each branch of a union, each value of an enum, empty and
 * filled arrays.
 */
final class RandomRecords {

  private static final List<String> TEXTS =
      List.of(
          "",
          "x",
          "UTR0123",
          "₹ 12,345.60",
          "naïve\n\t\"quoted\"",
          "\uD83D\uDE00",
          "a".repeat(3_000));

  private final Random random;
  private final boolean specific;
  private final Set<String> made = new HashSet<>();

  /**
   * @param specific true for generated classes; false for {@code GenericRecord}, whose decimals,
   *     instants and days are bytes, longs and ints
   */
  RandomRecords(long seed, boolean specific) {
    this.random = new Random(seed);
    this.specific = specific;
  }

  IndexedRecord next(Schema schema) {
    return (IndexedRecord) value(schema, "");
  }

  /** What a schema allows and no record so far had. */
  Set<String> missing(Schema schema) {
    Set<String> missing = new TreeSet<>();
    possible(schema, "").forEach(missing::add);
    missing.removeAll(made);
    return missing;
  }

  private Object value(Schema schema, String path) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, path);
      case UNION -> union(schema, path);
      case ARRAY -> array(schema, path);
      case ENUM -> enumValue(schema, path);
      case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
      case BYTES -> bytes(schema);
      case LONG -> instant(schema);
      case INT -> date(schema);
      case BOOLEAN -> random.nextBoolean();
      default -> throw new IllegalStateException("No released schema had a " + schema.getType());
    };
  }

  private IndexedRecord record(Schema schema, String path) {
    IndexedRecord record =
        specific
            ? (IndexedRecord) SpecificData.get().newRecord(null, schema)
            : new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), value(field.schema(), path + "/" + field.name()));
    }
    return record;
  }

  private Object union(Schema schema, String path) {
    Schema branch = schema.getTypes().get(random.nextInt(schema.getTypes().size()));
    made.add(path + " is " + branch.getName());
    return branch.getType() == Schema.Type.NULL ? null : value(branch, path);
  }

  private Object array(Schema schema, String path) {
    int size = random.nextInt(4);
    made.add(path + (size == 0 ? " is empty" : " is filled"));
    return IntStream.range(0, size).mapToObj(i -> value(schema.getElementType(), path)).toList();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Object enumValue(Schema schema, String path) {
    String symbol = schema.getEnumSymbols().get(random.nextInt(schema.getEnumSymbols().size()));
    made.add(path + " is " + symbol);
    return specific
        ? Enum.valueOf((Class<Enum>) SpecificData.get().getClass(schema), symbol)
        : new GenericData.EnumSymbol(schema, symbol);
  }

  private Object bytes(Schema schema) {
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      BigInteger unscaled = new BigInteger(1 + random.nextInt(58), random);
      BigInteger signed = random.nextBoolean() ? unscaled : unscaled.negate();
      return specific
          ? new BigDecimal(signed, decimal.getScale())
          : ByteBuffer.wrap(signed.toByteArray());
    }
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  /** Microseconds on both sides of 1970. */
  private Object instant(Schema schema) {
    long micros = random.nextLong(-1L << 50, 1L << 52);
    return specific && schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
        ? Instant.EPOCH.plus(micros, ChronoUnit.MICROS)
        : (Object) micros;
  }

  /** Days on both sides of 1970. */
  private Object date(Schema schema) {
    int days = random.nextInt(-50_000, 100_000);
    return specific && schema.getLogicalType() instanceof LogicalTypes.Date
        ? LocalDate.ofEpochDay(days)
        : (Object) days;
  }

  private static Stream<String> possible(Schema schema, String path) {
    return switch (schema.getType()) {
      case RECORD ->
          schema.getFields().stream().flatMap(f -> possible(f.schema(), path + "/" + f.name()));
      case UNION ->
          schema.getTypes().stream()
              .flatMap(
                  t -> Stream.concat(Stream.of(path + " is " + t.getName()), possible(t, path)));
      case ARRAY ->
          Stream.concat(
              Stream.of(path + " is empty", path + " is filled"),
              possible(schema.getElementType(), path));
      case ENUM -> schema.getEnumSymbols().stream().map(symbol -> path + " is " + symbol);
      default -> Stream.empty();
    };
  }
}
