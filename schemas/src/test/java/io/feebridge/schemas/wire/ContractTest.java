package io.feebridge.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every schema of ours must be. */
class ContractTest {

  @TestFactory
  Stream<DynamicTest> everyTypeAndEveryFieldSaysWhatItIs() {
    return CurrentSchemas.all().stream()
        .flatMap(
            schema ->
                Stream.concat(
                    Stream.of(documented(schema.getName(), schema.getDoc())),
                    fields(schema)
                        .map(f -> documented(schema.getName() + "." + f.name(), f.doc()))));
  }

  @Test
  void everyFieldThatMayBeAbsentDefaultsToNull() {
    assertThat(CurrentSchemas.all().stream().flatMap(ContractTest::fields))
        .filteredOn(field -> field.schema().isNullable())
        .isNotEmpty()
        .allMatch(field -> field.defaultVal() == JsonProperties.NULL_VALUE);
  }

  @Test
  void everyEnumHasADefaultForReadersOlderThanAValue() {
    assertThat(CurrentSchemas.all())
        .filteredOn(schema -> schema.getType() == Schema.Type.ENUM)
        .isNotEmpty()
        .allMatch(schema -> List.of("UNKNOWN", "OTHER").contains(schema.getEnumDefault()));
  }

  @Test
  void moneyIsADecimalOfTwoPlacesAndNothingIsAFloat() {
    List<Schema> types =
        CurrentSchemas.all().stream()
            .flatMap(ContractTest::fields)
            .map(Schema.Field::schema)
            .flatMap(s -> s.isUnion() ? s.getTypes().stream() : Stream.of(s))
            .toList();
    assertThat(types)
        .extracting(Schema::getType)
        .doesNotContain(Schema.Type.FLOAT, Schema.Type.DOUBLE);
    assertThat(types)
        .filteredOn(type -> type.getLogicalType() instanceof LogicalTypes.Decimal)
        .hasSizeGreaterThan(2)
        .allMatch(type -> type.getLogicalType().equals(LogicalTypes.decimal(18, 2)));
  }

  private static Stream<Schema.Field> fields(Schema schema) {
    return schema.getType() == Schema.Type.RECORD ? schema.getFields().stream() : Stream.of();
  }

  private static DynamicTest documented(String name, String doc) {
    return DynamicTest.dynamicTest(name, () -> assertThat(doc).isNotBlank().endsWith("."));
  }
}
