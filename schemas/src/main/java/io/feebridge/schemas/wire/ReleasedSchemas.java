package io.feebridge.schemas.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The schemas this jar was released with, in the order of their release.
 *
 * <p>Their ids start at {@link #FIRST_ID}, a range no registry reaches; each belongs to one schema
 * for ever. {@code released/index} lists them, one {@code id full-name sha256-of-file} a line.
 */
final class ReleasedSchemas implements SchemaSource {

  static final int FIRST_ID = 1_900_000_001;

  private static final String FOLDER = "/io/feebridge/schemas/released/";
  private static final ReleasedSchemas BUNDLED = load();

  /** One line of the index, and the schema of its file. */
  record Release(int id, String fullName, String sha256, Schema schema) {

    /** Name of the file that holds the schema. */
    static String fileName(int id, String fullName) {
      return id + "-" + fullName.substring(fullName.lastIndexOf('.') + 1) + ".avsc";
    }
  }

  private final Map<Integer, Release> byId;
  private final Map<Schema, Integer> newestIds;

  private ReleasedSchemas(Map<Integer, Release> byId) {
    this.byId = byId;
    this.newestIds = new LinkedHashMap<>();
    byId.values().forEach(r -> newestIds.put(r.schema(), r.id()));
  }

  /** The list inside this jar. */
  static ReleasedSchemas bundled() {
    return BUNDLED;
  }

  /** True when ids of this range are given by releases, whatever a registry says. */
  static boolean owns(int id) {
    return id >= FIRST_ID;
  }

  Collection<Release> all() {
    return byId.values();
  }

  @Override
  public int idOf(String subject, Schema schema) {
    Integer id = newestIds.get(schema);
    if (id == null) {
      throw new SerializationException(
          schema.getFullName()
              + " is not a released schema: schema.registry.url=bundled: writes released ones only");
    }
    return id;
  }

  @Override
  public Schema schemaOf(int id) {
    Release release = byId.get(id);
    if (release != null) {
      return release.schema();
    }
    throw new UnknownSchemaIdException(
        id,
        owns(id)
            ? "it was released after this version, upgrade the reader"
            : "it is a registry's, and schema.registry.url=bundled: has none");
  }

  private static ReleasedSchemas load() {
    Map<Integer, Release> byId = new TreeMap<>();
    read("index")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(ReleasedSchemas::release)
        .forEach(r -> byId.put(r.id(), r));
    return new ReleasedSchemas(byId);
  }

  private static Release release(String line) {
    String[] words = line.split(" ", -1);
    int id = Integer.parseInt(words[0]);
    Schema schema = SchemaParser.parseSingle(read(Release.fileName(id, words[1])));
    return new Release(id, words[1], words[2], schema);
  }

  private static String read(String name) {
    try (InputStream in = ReleasedSchemas.class.getResourceAsStream(FOLDER + name)) {
      return new String(
          Objects.requireNonNull(in, () -> FOLDER + name + " is missing").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
