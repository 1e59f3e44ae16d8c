package io.feebridge.messaging.inbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.claim.Advance;
import io.feebridge.messaging.inbox.claim.Claim;
import io.feebridge.messaging.inbox.claim.PartitionLog;
import io.feebridge.messaging.inbox.claim.StoredOffset;
import io.feebridge.messaging.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The SQL of the adapter and the rules of {@link StoredOffset}, in all small cases. */
class StoredOffsetIT {

  private static final Partition PARTITION = new Partition("t", 0);
  private static final List<UUID> TOPICS = List.of(new UUID(0, 1), new UUID(0, 2));

  private final TestDatabase database = TestDatabase.create();
  private final JdbcTemplate jdbc = new JdbcTemplate(database.application());
  private final PostgresConsumerOffsets offsets = new PostgresConsumerOffsets("g", jdbc);
  private final PostgresPartitionClaims claims =
      new PostgresPartitionClaims(
          "g",
          JdbcClient.create(jdbc),
          new TransactionTemplate(new JdbcTransactionManager(database.application())));

  @Test
  void theUpdateAdmitsWhatTheRuleAdmits() {
    int admitted = 0;
    for (StoredOffset before : offsetsBefore()) {
      for (Advance advance : advances()) {
        store(before);

        boolean moved = offsets.advance(List.of(advance));

        assertThat(moved).as("%s %s", before, advance).isEqualTo(before.admits(advance));
        assertThat(stored())
            .as("%s %s", before, advance)
            .isEqualTo(moved ? before.advanced(advance) : before);
        admitted += moved ? 1 : 0;
      }
    }
    assertThat(admitted).isEqualTo(24);
  }

  @Test
  void aClaimIsStoredAsTheRuleSays() {
    for (StoredOffset before : offsetsBefore()) {
      for (PartitionLog log : logs()) {
        store(before);

        Claim claim = claims.claim(List.of(log)).getFirst();

        StoredOffset after = before.claimed(log);
        assertThat(stored()).as("%s %s", before, log).isEqualTo(after);
        assertThat(claim).as("%s %s", before, log).isEqualTo(after.claimOf(log));
      }
    }
  }

  @Test
  void theFirstClaimIsStoredAsTheRuleSays() {
    for (PartitionLog log : logs()) {
      database.owner().update("DELETE FROM consumer_offsets");

      Claim claim = claims.claim(List.of(log)).getFirst();

      StoredOffset after = StoredOffset.unread(log).claimed(log);
      assertThat(stored()).as("%s", log).isEqualTo(after);
      assertThat(claim).as("%s", log).isEqualTo(after.claimOf(log));
    }
  }

  private static List<StoredOffset> offsetsBefore() {
    List<StoredOffset> all = new ArrayList<>();
    for (UUID topic : TOPICS) {
      for (long epoch = 1; epoch <= 2; epoch++) {
        for (long next = 0; next <= 2; next++) {
          all.add(new StoredOffset(topic, epoch, next));
        }
      }
    }
    return all;
  }

  private static List<Advance> advances() {
    List<Advance> all = new ArrayList<>();
    for (UUID topic : TOPICS) {
      for (long epoch = 1; epoch <= 3; epoch++) {
        for (long first = 0; first <= 2; first++) {
          all.add(new Advance(new Claim(PARTITION, topic, epoch, first), first, first + 2));
        }
      }
    }
    return all;
  }

  private static List<PartitionLog> logs() {
    List<PartitionLog> all = new ArrayList<>();
    for (UUID topic : TOPICS) {
      for (long first = 0; first <= 2; first++) {
        all.add(new PartitionLog(PARTITION, topic, first, 9));
      }
    }
    return all;
  }

  private void store(StoredOffset offset) {
    database.owner().update("DELETE FROM consumer_offsets");
    database
        .owner()
        .update(
            "INSERT INTO consumer_offsets VALUES ('g', 't', 0, ?, ?, ?)",
            offset.topicId(),
            offset.nextOffset(),
            offset.epoch());
  }

  private StoredOffset stored() {
    return database
        .owner()
        .queryForObject(
            "SELECT topic_id, epoch, next_offset FROM consumer_offsets",
            (row, _) ->
                new StoredOffset(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3)));
  }
}
