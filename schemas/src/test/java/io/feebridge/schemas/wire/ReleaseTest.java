package io.feebridge.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.schemas.wire.ReleasedSchemas.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A contract is what was released: numbered, and never changed again. */
class ReleaseTest {

  private static final Path FOLDER =
      Path.of("src/main/resources/io/feebridge/schemas/released").toAbsolutePath();

  private static final String HOW =
      "release it: mvn -pl schemas -am test -Dtest=ReleaseTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dschemas.release=true, then commit"
          + " the new file and the index";

  /** With {@code -Dschemas.release=true}: writes what is new to the folder. */
  @BeforeAll
  static void releaseWhenAsked() throws IOException {
    if (!Boolean.getBoolean("schemas.release")) {
      return;
    }
    int next = ReleasedSchemas.FIRST_ID + ReleasedSchemas.bundled().all().size();
    for (Schema schema : CurrentSchemas.topicValues()) {
      if (newest(schema).filter(s -> s.toString().equals(schema.toString())).isEmpty()) {
        Path file = FOLDER.resolve(Release.fileName(next, schema.getFullName()));
        Files.writeString(
            file,
            SchemaFormatter.format("json/pretty", schema) + "\n",
            StandardOpenOption.CREATE_NEW);
        String line = next + " " + schema.getFullName() + " " + sha256(file) + "\n";
        Files.writeString(FOLDER.resolve("index"), line, StandardOpenOption.APPEND);
        next++;
      }
    }
    throw new AssertionError("Released. Run the tests again, without -Dschemas.release.");
  }

  @TestFactory
  Stream<DynamicTest> aCurrentSchemaIsTheNewestReleasedOneDownToItsDocs() {
    return CurrentSchemas.topicValues().stream()
        .map(
            schema ->
                DynamicTest.dynamicTest(
                    schema.getName(),
                    () ->
                        assertThat(newest(schema).map(Schema::toString))
                            .as(HOW)
                            .contains(schema.toString())));
  }

  @TestFactory
  Stream<DynamicTest> aReleasedFileIsNeverChanged() {
    return ReleasedSchemas.bundled().all().stream()
        .map(
            release ->
                DynamicTest.dynamicTest(
                    "" + release.id(),
                    () -> {
                      Path file =
                          FOLDER.resolve(Release.fileName(release.id(), release.fullName()));
                      assertThat(sha256(file))
                          .as(file + " was released: restore it, and " + HOW)
                          .isEqualTo(release.sha256());
                      assertThat(release.schema().getFullName()).isEqualTo(release.fullName());
                    }));
  }

  @Test
  void idsStartAboveEveryRegistryAndLeaveNoGap() throws IOException {
    List<Integer> ids = indexLines().map(line -> Integer.valueOf(line.split(" ", -1)[0])).toList();
    assertThat(ids)
        .isNotEmpty()
        .containsExactlyElementsOf(
            IntStream.range(0, ids.size()).map(i -> 1_900_000_001 + i).boxed().toList());
  }

  @Test
  void everyReleasedFileStandsInTheIndexAndTheOtherWayRound() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names = files.map(f -> f.getFileName().toString()).toList();
      TreeSet<String> expected = new TreeSet<>(List.of("index"));
      ReleasedSchemas.bundled()
          .all()
          .forEach(r -> expected.add(Release.fileName(r.id(), r.fullName())));
      assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void noSchemaIsReleasedTwice() {
    assertThat(ReleasedSchemas.bundled().all().stream().map(r -> r.schema().toString()))
        .doesNotHaveDuplicates();
  }

  private static Stream<String> indexLines() throws IOException {
    return Files.readString(FOLDER.resolve("index")).lines().filter(l -> !l.startsWith("#"));
  }

  private static Optional<Schema> newest(Schema current) {
    return ReleasedSchemas.bundled().all().stream()
        .filter(r -> r.fullName().equals(current.getFullName()))
        .max(Comparator.comparing(Release::id))
        .map(Release::schema);
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
