package io.feebridge.ledger.simulation.world;

import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Mutation;
import io.feebridge.ledger.simulation.clockwork.Violation;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Reads the feed from its start and keeps, of each payment, the newest version that it met. */
public final class Erp {

  /** What the feed says of a payment. */
  public record Told(long version, String hash) {

    /** The text that travels. */
    public byte[] bytes() {
      return (version + " " + hash).getBytes(StandardCharsets.UTF_8);
    }

    static Told of(byte[] bytes) {
      String[] words = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
      return new Told(Long.parseLong(words[0]), words[1]);
    }
  }

  private final Coverage coverage;
  private final Set<Mutation> mutations;
  private final Map<String, Told> payments = new TreeMap<>();
  private final Map<String, Long> newest = new TreeMap<>();
  private final Set<String> seen = new HashSet<>();

  public Erp(Coverage coverage, Set<Mutation> mutations) {
    this.coverage = coverage;
    this.mutations = mutations;
  }

  /** By payment key. */
  public Map<String, Told> payments() {
    return payments;
  }

  /** Reads everything; no version may be left out, and none may come before its predecessor. */
  public void read(List<ProducerRecord<byte[], byte[]>> feed) {
    for (ProducerRecord<byte[], byte[]> record : feed) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      Told told = Told.of(record.value());
      long last = newest.getOrDefault(key, 0L);
      if (told.version() > last + 1) {
        throw new Violation("the feed leaves out versions of " + key + " behind " + last);
      }
      newest.put(key, Math.max(last, told.version()));
      if (!seen.add(key + " " + told.version())) {
        coverage.met(Fault.PUBLISHED_TWICE);
      }
      if (told.version() > last || mutations.contains(Mutation.ERP_TAKES_THE_LAST)) {
        payments.put(key, told);
      }
    }
  }
}
