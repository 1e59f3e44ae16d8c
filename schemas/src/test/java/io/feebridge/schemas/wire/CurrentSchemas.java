package io.feebridge.schemas.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The schemas of the generated classes, found in the folder the build generates them into. */
final class CurrentSchemas {

  private static final Path GENERATED =
      Path.of("target/generated-sources/avro/io/feebridge/schemas");

  private CurrentSchemas() {}

  /** Every generated record and enum, by name. */
  static List<Schema> all() {
    try (Stream<Path> files = Files.list(GENERATED)) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .map(name -> schema("io.feebridge.schemas." + name))
          .sorted(Comparator.comparing(Schema::getName))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The records that are a part of no other: the values of topics. */
  static List<Schema> topicValues() {
    Set<String> parts =
        all().stream()
            .filter(schema -> schema.getType() == Schema.Type.RECORD)
            .flatMap(schema -> schema.getFields().stream())
            .flatMap(field -> named(field.schema()))
            .map(Schema::getFullName)
            .collect(Collectors.toSet());
    Predicate<Schema> isPart = schema -> parts.contains(schema.getFullName());
    return all().stream().filter(isPart.negate()).toList();
  }

  private static Stream<Schema> named(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> Stream.of(schema);
      case ARRAY -> named(schema.getElementType());
      case MAP -> named(schema.getValueType());
      case UNION -> schema.getTypes().stream().flatMap(CurrentSchemas::named);
      default -> Stream.of();
    };
  }

  private static Schema schema(String className) {
    try {
      return SpecificData.get().getSchema(Class.forName(className));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
