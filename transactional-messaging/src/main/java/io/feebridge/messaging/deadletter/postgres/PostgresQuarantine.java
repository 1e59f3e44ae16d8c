package io.feebridge.messaging.deadletter.postgres;

import io.feebridge.messaging.deadletter.Quarantine;
import io.feebridge.messaging.deadletter.QuarantineEntry;
import io.feebridge.messaging.deadletter.QuarantineFilter;
import io.feebridge.messaging.deadletter.QuarantinedRecord;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.IncomingRecord.Header;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.batch.SetAsideRecords;
import io.feebridge.messaging.inbox.claim.Claim;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records set aside, in {@code quarantined_records}. */
public final class PostgresQuarantine implements Quarantine, SetAsideRecords {

  private static final String KEEP =
      """
      INSERT INTO quarantined_records (consumer_group, topic, topic_id, partition, record_offset,
        recorded_at, key, value, header_names, header_values, reason_code, subject, quarantined_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (consumer_group, topic, topic_id, partition, record_offset) DO NOTHING""";

  /** An index row holds 2,700 bytes; a subject is an id. */
  private static final int LONGEST_SUBJECT = 500;

  private static final String WAITING = "NOT EXISTS (SELECT " + QuarantineEntries.SETTLING + ")";

  private final JdbcTemplate jdbc;
  private final QuarantineEntries entries;
  private final Clock clock;

  /**
   * A quarantine in the data source's schema.
   *
   * @param dataSource the one that the inbox's transactions run on
   */
  public PostgresQuarantine(DataSource dataSource, Clock clock) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.clock = clock;
    this.entries = new QuarantineEntries(jdbc, new ActRows(jdbc, clock));
  }

  @Override
  public void keep(
      String consumerGroup, List<SetAsideRecord> records, Map<Partition, Claim> claims) {
    if (records.isEmpty()) {
      return;
    }
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.batchUpdate(
        KEEP,
        records,
        100,
        (statement, setAside) -> {
          IncomingRecord record = setAside.record();
          Claim claim = Objects.requireNonNull(claims.get(record.partition()));
          statement.setString(1, consumerGroup);
          statement.setString(2, record.partition().topic());
          statement.setObject(3, claim.topicId());
          statement.setInt(4, record.partition().number());
          statement.setLong(5, record.offset());
          statement.setObject(6, record.timestamp().atOffset(ZoneOffset.UTC));
          statement.setBytes(7, record.key());
          statement.setBytes(8, record.value());
          setHeaders(statement, record.headers());
          statement.setString(11, setAside.reason().value());
          statement.setString(12, storable(setAside.subject()));
          statement.setObject(13, now);
        });
  }

  private static void setHeaders(PreparedStatement statement, List<Header> headers)
      throws SQLException {
    Object[] names = headers.stream().map(header -> header.name().replace("\0", "")).toArray();
    byte[][] values = headers.stream().map(Header::value).toArray(byte[][]::new);
    statement.setArray(9, statement.getConnection().createArrayOf("text", names));
    statement.setArray(10, statement.getConnection().createArrayOf("bytea", values));
  }

  /** PostgreSQL's text holds no NUL; the quarantine must take whatever a poison record contains. */
  private static @Nullable String storable(@Nullable String subject) {
    if (subject == null) {
      return null;
    }
    String text = subject.replace("\0", "");
    return text.substring(0, Math.min(text.length(), LONGEST_SUBJECT));
  }

  @Override
  public Map<String, Integer> countBySubject(Collection<String> subjects) {
    Map<String, Integer> counts = new HashMap<>();
    jdbc.query(
        """
        SELECT subject, count(*)::integer AS records FROM quarantined_records q
        WHERE subject = ANY (?) AND %s GROUP BY subject"""
            .formatted(WAITING),
        statement ->
            statement.setArray(
                1, statement.getConnection().createArrayOf("text", subjects.toArray())),
        row -> {
          counts.put(row.getString("subject"), row.getInt("records"));
        });
    return counts;
  }

  @Override
  public List<QuarantinedRecord> findBySubject(String subject, int limit) {
    return jdbc.query(
        "SELECT * FROM quarantined_records q WHERE subject = ? AND "
            + WAITING
            + " ORDER BY id LIMIT ?",
        QuarantineRows::read,
        subject,
        limit);
  }

  @Override
  public List<QuarantinedRecord> findAfter(long afterId, int limit) {
    return jdbc.query(
        "SELECT * FROM quarantined_records WHERE id > ? ORDER BY id LIMIT ?",
        QuarantineRows::read,
        afterId,
        limit);
  }

  @Override
  public Optional<QuarantinedRecord> find(long id) {
    return jdbc
        .query("SELECT * FROM quarantined_records WHERE id = ?", QuarantineRows::read, id)
        .stream()
        .findFirst();
  }

  @Override
  public Optional<QuarantineEntry> entry(long id) {
    return entries.find(id);
  }

  @Override
  public List<QuarantineEntry> page(QuarantineFilter filter, long afterId, int limit) {
    return entries.page(filter, afterId, limit);
  }

  @Override
  public long count(QuarantineFilter filter) {
    return entries.count(filter);
  }
}
