package io.feebridge.ingress.spool.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.spool.Decision;
import io.feebridge.ingress.spool.Decision.Verb;
import io.feebridge.ingress.spool.Deliveries;
import io.feebridge.ingress.spool.SetAside;
import io.feebridge.ingress.spool.SpoolCause;
import io.feebridge.ingress.spool.SpoolOutcome;
import io.feebridge.ingress.spool.SpooledDelivery;
import io.feebridge.ingress.spool.UnusableSpoolException;
import io.feebridge.ingress.spool.sqlite.SqliteSpool.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSpoolIT {

  private static final long MIB = 1024 * 1024;
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Limits WIDE = new Limits(64 * MIB, 100_000, SOON);
  private static final Instant NOW = Instant.parse("2026-04-01T07:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void whatIsKeptComesBackByteForByte() {
    Publication publication = Deliveries.of("e1", bytes(70_000, 1));
    try (SqliteSpool spool = open(WIDE)) {
      assertThat(keep(spool, publication)).isEqualTo(SpoolOutcome.DONE);
      assertThat(spool.oldest()).isEqualTo(NOW);
    }
    try (SqliteSpool spool = open(WIDE)) {
      assertThat(spool.level().found()).isEqualTo(1);
      SpooledDelivery delivery = all(spool).getFirst();
      assertThat(delivery.evidence()).usingRecursiveComparison().isEqualTo(publication.evidence());
      assertThat(delivery.traceparent()).isEqualTo(publication.traceparent());
    }
  }

  @Test
  void manyAtOnceShareTheirForces() {
    try (SqliteSpool spool = open(WIDE)) {
      List<CompletableFuture<SpoolOutcome>> kept =
          IntStream.range(0, 5_000)
              .mapToObj(i -> spool.keep(Deliveries.named("e" + i), SpoolCause.KAFKA_AWAY))
              .map(stage -> stage.toCompletableFuture())
              .toList();
      assertThat(kept).allSatisfy(one -> assertThat(one.join()).isEqualTo(SpoolOutcome.DONE));
      assertThat(all(spool)).hasSize(5_000);
      assertThat(spool.level().waiting()).isEqualTo(5_000);
    }
  }

  @Test
  void batchesEndAtTheirNumberAndAtTheirBytes() {
    try (SqliteSpool spool = open(WIDE)) {
      for (int i = 0; i < 5; i++) {
        keep(spool, Deliveries.of("e" + i, bytes(1000, i)));
      }
      assertThat(spool.waiting(0, 2, MIB)).hasSize(2);
      assertThat(spool.waiting(0, 9, 2_500)).as("the third passes the limit").hasSize(3);
      assertThat(spool.waiting(0, 9, 1)).as("one, however large").hasSize(1);
      long third = spool.waiting(0, 9, MIB).get(2).id();
      assertThat(spool.waiting(third, 9, MIB)).hasSize(2);
    }
  }

  @Test
  void whatIsRemovedIsGoneAndItsSpaceGivenBack() throws IOException {
    try (SqliteSpool spool = open(WIDE)) {
      for (int i = 0; i < 20; i++) {
        keep(spool, Deliveries.of("e" + i, bytes(500_000, i)));
      }
      assertThat(spool.level().bytes()).isGreaterThan(9 * MIB);
      List<Long> ids = all(spool).stream().map(SpooledDelivery::id).toList();
      assertThat(spool.remove(ids).toCompletableFuture().join()).isEqualTo(SpoolOutcome.DONE);
      assertThat(spool.remove(ids).toCompletableFuture().join())
          .as("twice is no error")
          .isEqualTo(SpoolOutcome.DONE);
      assertThat(spool.level().waiting()).isZero();
      assertThat(spool.oldest()).isNull();
      await().untilAsserted(() -> assertThat(sizeOfAll()).isLessThan(Reserve.BYTES + MIB / 2));
      keep(spool, Deliveries.named("next"));
      assertThat(all(spool).getFirst().id()).as("an id is given once").isGreaterThan(ids.getLast());
    }
  }

  @Test
  void aFullSpoolRefusesAndTakesAgainWhenThereIsRoom() {
    try (SqliteSpool spool = open(new Limits(4 * MIB, 1000, SOON))) {
      int kept = 0;
      while (keep(spool, Deliveries.of("e" + kept, bytes(200_000, kept))) == SpoolOutcome.DONE) {
        kept++;
      }
      assertThat(kept).isBetween(15, 20);
      assertThat(spool.obstacle()).contains("as large as it may be");
      assertThat(all(spool)).as("nothing half").hasSize(kept);
      assertThat(spool.level().bytes()).isLessThanOrEqualTo(4 * MIB);
      spool.remove(all(spool).stream().limit(15).map(SpooledDelivery::id).toList());
      assertThat(keep(spool, Deliveries.of("again", bytes(200_000, 99))))
          .isEqualTo(SpoolOutcome.DONE);
      assertThat(spool.obstacle()).isNull();
    }
  }

  @Test
  void oneThatDoesNotFitIsRefusedAlone() {
    try (SqliteSpool spool = open(new Limits(4 * MIB, 1000, SOON))) {
      List<CompletableFuture<SpoolOutcome>> outcomes = new ArrayList<>();
      outcomes.add(add(spool, Deliveries.of("first", bytes(1000, 1))));
      for (int i = 0; i < 30; i++) {
        byte[] body = bytes(i == 13 ? 5_000_000 : 1000, i);
        outcomes.add(add(spool, Deliveries.of("e" + i, body)));
      }
      assertThat(outcomes.stream().map(CompletableFuture::join))
          .filteredOn(outcome -> outcome != SpoolOutcome.DONE)
          .containsExactly(SpoolOutcome.NO_ROOM);
      assertThat(all(spool)).hasSize(30);
    }
  }

  @Test
  void noMoreDeliveriesThanAllowed() {
    try (SqliteSpool spool = open(new Limits(4 * MIB, 3, SOON))) {
      List<SpoolOutcome> outcomes =
          IntStream.range(0, 5).mapToObj(i -> keep(spool, Deliveries.named("e" + i))).toList();
      assertThat(outcomes)
          .containsExactly(
              SpoolOutcome.DONE,
              SpoolOutcome.DONE,
              SpoolOutcome.DONE,
              SpoolOutcome.NO_ROOM,
              SpoolOutcome.NO_ROOM);
      assertThat(spool.obstacle()).contains("as many deliveries");
    }
  }

  @Test
  void aFullDiskRefusesAndTakesAgainWhenThereIsRoom() throws Exception {
    try (TinyDisk disk = TinyDisk.mount(folder.resolve("tiny"), 12)) {
      Path filler = disk.folder().resolve("filler");
      try (SqliteSpool spool = SqliteSpool.open(disk.folder().resolve("spool"), WIDE, CLOCK)) {
        keep(spool, Deliveries.named("before"));
        disk.fill(filler);
        assertThat(spool.obstacle()).contains("disk");
        List<SpoolOutcome> outcomes =
            IntStream.range(0, 20)
                .mapToObj(i -> keep(spool, Deliveries.of("full" + i, bytes(100_000, i))))
                .toList();
        assertThat(outcomes).contains(SpoolOutcome.NO_ROOM);
        long kept = outcomes.stream().filter(o -> o == SpoolOutcome.DONE).count();
        assertThat(all(spool)).as("nothing half").hasSize((int) kept + 1);
        assertThat(spool.remove(List.of(all(spool).getFirst().id())).toCompletableFuture().join())
            .as("what is published can be removed from a full disk")
            .isEqualTo(SpoolOutcome.DONE);
        Files.delete(filler);
        assertThat(keep(spool, Deliveries.named("after"))).isEqualTo(SpoolOutcome.DONE);
        assertThat(spool.obstacle()).isNull();
      }
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsMovedAsideWhole() throws IOException {
    byte[] garbage = bytes(100_000, 7);
    Files.write(folder.resolve("spool.db"), garbage);
    try (SqliteSpool spool = open(WIDE)) {
      assertThat(spool.level().movedAside()).isEqualTo(1);
      assertThat(keep(spool, Deliveries.named("e1"))).isEqualTo(SpoolOutcome.DONE);
    }
    assertThat(Files.readAllBytes(unreadable().resolve("spool.db"))).isEqualTo(garbage);
    try (SqliteSpool spool = open(WIDE)) {
      assertThat(spool.level().movedAside()).as("until somebody takes it away").isEqualTo(1);
      assertThat(all(spool)).hasSize(1);
    }
  }

  @Test
  void aDamagedDatabaseIsMovedAsideWhole() throws IOException {
    try (SqliteSpool spool = open(WIDE)) {
      for (int i = 0; i < 50; i++) {
        keep(spool, Deliveries.of("e" + i, bytes(20_000, i)));
      }
    }
    byte[] file = Files.readAllBytes(folder.resolve("spool.db"));
    System.arraycopy(bytes(40_000, 3), 0, file, 30_000, 40_000);
    Files.write(folder.resolve("spool.db"), file);
    try (SqliteSpool spool = open(WIDE)) {
      assertThat(spool.level().movedAside()).isEqualTo(1);
      assertThat(spool.level().found()).isZero();
    }
    assertThat(Files.readAllBytes(unreadable().resolve("spool.db"))).isEqualTo(file);
  }

  @Test
  void twoInstancesNeverShareAFolder() {
    try (SqliteSpool first = open(WIDE)) {
      assertThatThrownBy(() -> open(WIDE))
          .isInstanceOf(UnusableSpoolException.class)
          .hasMessageContaining("belongs to another instance")
          .hasMessageContaining(folder.toString());
      assertThat(keep(first, Deliveries.named("e1"))).isEqualTo(SpoolOutcome.DONE);
    }
    open(WIDE).close();
  }

  @Test
  void aFolderThatCannotBeMadeIsAClearRefusal() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    assertThatThrownBy(() -> SqliteSpool.open(file.resolve("spool"), WIDE, CLOCK))
        .isInstanceOf(UnusableSpoolException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void aSpoolOfALaterVersionIsLeftAlone() throws Exception {
    open(WIDE).close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spool.db"));
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertThatThrownBy(() -> open(WIDE))
        .isInstanceOf(UnusableSpoolException.class)
        .hasMessageContaining("later version");
  }

  @Test
  void limitsUnderWhichNothingFitsAreRefused() {
    assertThatThrownBy(() -> new Limits(4 * MIB - 1, 1, SOON))
        .isInstanceOf(UnusableSpoolException.class);
    assertThatThrownBy(() -> new Limits(4 * MIB, 0, SOON))
        .isInstanceOf(UnusableSpoolException.class);
  }

  @Test
  void whatIsSetAsideWaitsForAPersonWhoseDecisionIsKept() throws Exception {
    try (SqliteSpool spool = open(WIDE)) {
      spool.keep(Deliveries.named("refused"), SpoolCause.REFUSED_FOR_GOOD);
      keep(spool, Deliveries.named("altered"));
      keep(spool, Deliveries.named("fine"));
      long altered = all(spool).getFirst().id();
      assertThat(
              spool.setAside(altered, SetAside.Reason.BYTES_ALTERED).toCompletableFuture().join())
          .isEqualTo(SpoolOutcome.DONE);
      assertThat(spool.level().waiting()).isEqualTo(1);
      assertThat(spool.level().setAside()).isEqualTo(2);
      List<SetAside> listed = spool.setAside(0, 10);
      assertThat(listed).extracting(SetAside::eventId).containsExactly("refused", "altered");
      assertThat(spool.setAside(listed.getFirst().id(), 10)).hasSize(1);
      assertThat(listed.getLast().reason()).isEqualTo(SetAside.Reason.BYTES_ALTERED);

      assertThat(decide(spool, listed.getFirst().id(), Verb.REDRIVE)).isEqualTo(SpoolOutcome.DONE);
      assertThat(decide(spool, listed.getFirst().id(), Verb.REDRIVE))
          .as("it is not set aside any more")
          .isEqualTo(SpoolOutcome.NO_SUCH_DELIVERY);
      assertThat(decide(spool, altered, Verb.DISCARD)).isEqualTo(SpoolOutcome.DONE);
      assertThat(decide(spool, altered, Verb.DISCARD)).isEqualTo(SpoolOutcome.NO_SUCH_DELIVERY);
      assertThat(all(spool)).extracting(Deliveries::name).containsExactly("refused", "fine");
      assertThat(spool.level().setAside()).isZero();
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spool.db"));
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT verb || ' ' || event_id || ' by ' || decided_by || ': ' || reason FROM"
                    + " decisions ORDER BY rowid")) {
      List<String> decisions = new ArrayList<>();
      while (rows.next()) {
        decisions.add(rows.getString(1));
      }
      assertThat(decisions)
          .containsExactly(
              "REDRIVE refused by priya: the topic takes it now",
              "DISCARD altered by priya: the topic takes it now");
    }
  }

  @Test
  void aClosedSpoolRefuses() {
    SqliteSpool spool = open(WIDE);
    spool.close();
    assertThat(keep(spool, Deliveries.named("late"))).isEqualTo(SpoolOutcome.FAILED);
  }

  private static SpoolOutcome decide(SqliteSpool spool, long id, Verb verb) {
    return spool
        .decide(id, new Decision(verb, "priya", "the topic takes it now"))
        .toCompletableFuture()
        .join();
  }

  private SqliteSpool open(Limits limits) {
    return SqliteSpool.open(folder, limits, CLOCK);
  }

  private static CompletableFuture<SpoolOutcome> add(SqliteSpool spool, Publication publication) {
    return spool.keep(publication, SpoolCause.KAFKA_AWAY).toCompletableFuture();
  }

  private static SpoolOutcome keep(SqliteSpool spool, Publication publication) {
    return add(spool, publication).join();
  }

  private static List<SpooledDelivery> all(SqliteSpool spool) {
    return spool.waiting(0, Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  private Path unreadable() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(p -> p.getFileName().toString().startsWith("unreadable-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private long sizeOfAll() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(p -> p.toFile().length()).sum();
    }
  }

  private static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
