package io.feebridge.systemtests.guarantee;

import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.LoanReported;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.PlanReported;
import io.feebridge.schemas.StudentReported;
import io.feebridge.schemas.UnrecognisedDelivery;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What stands in the topics that the ingress writes. */
public final class JodoTopics implements AutoCloseable {

  /** What the ledger books. */
  public static final String PAYMENTS = "jodo.payments.v1";

  private final TopicReader reader;
  private final Set<String> hashes = new HashSet<>();
  private final Set<String> empty;
  private long paymentRecords;

  /** Of the cluster behind {@code bootstrap}, from their beginning. */
  public JodoTopics(String bootstrap) {
    reader = new TopicReader(bootstrap, JodoTopics::isWrittenByTheIngress);
    empty = reader.topics();
  }

  /** All families of Jodo; what consumers have set aside has a topic of its own. */
  private static boolean isWrittenByTheIngress(String topic) {
    return topic.startsWith("jodo.") && !topic.endsWith("-dlt");
  }

  /** The records since the last reading, up to the present end of each partition. */
  public List<KeptRecord> read() {
    List<KeptRecord> read = new ArrayList<>();
    reader.readToEnd(one -> read.add(kept(one)));
    for (KeptRecord kept : read) {
      empty.remove(kept.topic());
      paymentRecords += kept.topic().equals(PAYMENTS) ? 1 : 0;
      if (kept.hash() != null) {
        hashes.add(kept.hash());
      }
    }
    return read;
  }

  /**
   * The partitions of payments that the ledger has not read as far as we, each with both places.
   */
  public List<String> unreadBy(LedgerRows ledger) throws SQLException {
    Map<Integer, Long> offsets = ledger.offsets(PAYMENTS);
    List<String> behind = new ArrayList<>();
    reader
        .positions(PAYMENTS)
        .forEach(
            (partition, ours) -> {
              long theirs = offsets.getOrDefault(partition, 0L);
              if (theirs < ours) {
                behind.add("partition %d at %d of %d".formatted(partition, theirs, ours));
              }
            });
    return behind;
  }

  /** Whether a record with that body was read. */
  public boolean hold(String hash) {
    return hashes.contains(hash);
  }

  /** The topics without any record so far: of their family, nothing is proved. */
  public Set<String> empty() {
    return Set.copyOf(empty);
  }

  /** How many records of payments were read. */
  public long paymentRecords() {
    return paymentRecords;
  }

  private KeptRecord kept(ConsumerRecord<byte[], byte[]> one) {
    return switch (reader.value(one)) {
      case PaymentReported it -> kept(one, it.getEvent(), it.getEventId(), it.getEvidence());
      case StudentReported it -> kept(one, it.getEvent(), it.getEventId(), it.getEvidence());
      case PlanReported it -> kept(one, it.getEvent(), it.getEventId(), it.getEvidence());
      case LoanReported it -> kept(one, it.getEvent(), it.getEventId(), it.getEvidence());
      case UnrecognisedDelivery it -> kept(one, it.getEvent(), it.getEventId(), it.getEvidence());
      case null, default ->
          new KeptRecord(one.topic(), one.partition(), one.offset(), null, null, null, null);
    };
  }

  private static KeptRecord kept(
      ConsumerRecord<byte[], byte[]> one,
      @Nullable String event,
      String eventId,
      Evidence evidence) {
    return new KeptRecord(
        one.topic(),
        one.partition(),
        one.offset(),
        event,
        eventId,
        evidence.getBodySha256(),
        sha256(evidence.getBody()));
  }

  private static String sha256(ByteBuffer body) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(body.duplicate());
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
