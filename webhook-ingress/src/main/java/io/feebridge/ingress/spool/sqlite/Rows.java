package io.feebridge.ingress.spool.sqlite;

import static java.util.stream.Collectors.joining;

import io.feebridge.ingress.publishing.Evidence;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.ReceivedHeader;
import io.feebridge.ingress.spool.SetAside;
import io.feebridge.ingress.spool.SpooledDelivery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deliveries as rows of the table, and back. */
final class Rows {

  private static final String INSERT =
      """
      INSERT INTO deliveries (set_aside, spooled_at, event_id, collector, path_event, received_at,
        source_address, key_id, body_sha256, signature, content_type, traceparent, body, headers)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String WAITING =
      """
      SELECT id, collector, received_at, source_address, key_id, body_sha256, body, signature,
             content_type, path_event, traceparent, headers
        FROM deliveries
       WHERE set_aside IS NULL AND id > ?
       ORDER BY id
       LIMIT ?
      """;

  private static final String SET_ASIDE =
      """
      SELECT id, set_aside, collector, event_id, path_event, received_at, spooled_at, body_sha256,
             length(body)
        FROM deliveries
       WHERE set_aside IS NOT NULL AND id > ?
       ORDER BY id
       LIMIT ?
      """;

  private static final String BETWEEN = ": ";

  private Rows() {}

  static void insert(
      Connection connection,
      Publication publication,
      SetAside.@Nullable Reason setAside,
      Instant spooledAt)
      throws SQLException {
    Evidence evidence = publication.evidence();
    try (PreparedStatement row = connection.prepareStatement(INSERT)) {
      row.setString(1, setAside == null ? null : setAside.name());
      row.setLong(2, micros(spooledAt));
      row.setString(3, publication.eventId());
      row.setString(4, evidence.collector());
      row.setString(5, evidence.pathEvent());
      row.setLong(6, micros(evidence.receivedAt()));
      row.setString(7, evidence.sourceAddress());
      row.setString(8, evidence.keyId());
      row.setString(9, evidence.bodySha256());
      row.setString(10, evidence.signature());
      row.setString(11, evidence.contentType());
      row.setString(12, publication.traceparent());
      row.setBytes(13, evidence.body());
      row.setString(14, written(evidence.headers()));
      row.executeUpdate();
    }
  }

  static List<SpooledDelivery> waiting(Connection connection, long after, int atMost, long bytes)
      throws SQLException {
    List<SpooledDelivery> found = new ArrayList<>();
    long read = 0;
    try (PreparedStatement query = connection.prepareStatement(WAITING)) {
      query.setLong(1, after);
      query.setInt(2, atMost);
      try (ResultSet row = query.executeQuery()) {
        while (read < bytes && row.next()) {
          SpooledDelivery delivery = delivery(row);
          read += delivery.evidence().body().length;
          found.add(delivery);
        }
      }
    }
    return found;
  }

  private static SpooledDelivery delivery(ResultSet row) throws SQLException {
    Evidence evidence =
        new Evidence(
            row.getString("collector"),
            instant(row.getLong("received_at")),
            row.getString("source_address"),
            row.getString("key_id"),
            row.getString("body_sha256"),
            row.getBytes("body"),
            row.getString("signature"),
            row.getString("content_type"),
            row.getString("path_event"),
            read(row.getString("headers")));
    return new SpooledDelivery(row.getLong("id"), evidence, row.getString("traceparent"));
  }

  static List<SetAside> setAside(Connection connection, long after, int atMost)
      throws SQLException {
    List<SetAside> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(SET_ASIDE)) {
      query.setLong(1, after);
      query.setInt(2, atMost);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(
              new SetAside(
                  row.getLong("id"),
                  SetAside.Reason.valueOf(row.getString("set_aside")),
                  row.getString("collector"),
                  row.getString("event_id"),
                  row.getString("path_event"),
                  instant(row.getLong("received_at")),
                  instant(row.getLong("spooled_at")),
                  row.getString("body_sha256"),
                  row.getLong("length(body)")));
        }
      }
    }
    return found;
  }

  /** As HTTP writes them, a line each: neither a name nor a value can hold what ends one. */
  private static String written(List<ReceivedHeader> headers) {
    return headers.stream().map(h -> h.name() + BETWEEN + h.value()).collect(joining("\n"));
  }

  private static List<ReceivedHeader> read(String headers) {
    return headers.lines().map(Rows::header).toList();
  }

  private static ReceivedHeader header(String line) {
    int name = line.indexOf(BETWEEN);
    return new ReceivedHeader(line.substring(0, name), line.substring(name + BETWEEN.length()));
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
