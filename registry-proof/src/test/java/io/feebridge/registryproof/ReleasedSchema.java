package io.feebridge.registryproof;

import io.feebridge.schemas.wire.GeneratedClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.SpecificData;

/**
 * One released schema as an operator finds it in the jar.
 *
 * @param id the one that records written without a registry carry
 * @param text the file, which is what an operator registers
 */
record ReleasedSchema(int id, Schema schema, String text) {

  private static final String FOLDER = "/io/feebridge/schemas/released/";

  static {
    GeneratedClasses.trust();
  }

  static List<ReleasedSchema> all() {
    return read("index")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(ReleasedSchema::of)
        .toList();
  }

  /** What payments are written with today. */
  static ReleasedSchema payments() {
    return all().stream()
        .filter(release -> release.schema().getName().equals("PaymentReported"))
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  /** Whether today's generated class is of exactly this schema. */
  boolean isCurrent() {
    Class<?> type = SpecificData.get().getClass(schema);
    return schema.equals(SpecificData.get().getSchema(type));
  }

  @Override
  public String toString() {
    return id + " " + schema.getName();
  }

  private static ReleasedSchema of(String line) {
    String[] words = line.split(" ", -1);
    String name = words[1].substring(words[1].lastIndexOf('.') + 1);
    String text = read(words[0] + "-" + name + ".avsc");
    return new ReleasedSchema(Integer.parseInt(words[0]), SchemaParser.parseSingle(text), text);
  }

  private static String read(String name) {
    try (InputStream in = ReleasedSchema.class.getResourceAsStream(FOLDER + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<ReleasedSchema> stream() {
    return all().stream();
  }
}
