package io.feebridge.ledger.simulation.world;

import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Violation;
import io.feebridge.schemas.JournalEntryPosted;
import io.feebridge.schemas.PaymentState;
import io.feebridge.schemas.wire.AvroWireDeserializer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Reads the feed from its start and keeps, of each payment, the newest (generation, version) that
 * it met, and how many entries of that generation's journal.
 */
public final class Erp {

  public static final String PAYMENTS = "ledger.payments.v1";
  public static final String JOURNAL = "ledger.journal.v1";

  /** What the ERP knows of a payment. */
  public record Known(long generation, long version, String hash, int entries) {}

  private record Life(String key, long generation) {}

  private final Coverage coverage;
  private final AvroWireDeserializer avro = new AvroWireDeserializer();
  private final Map<String, Known> payments = new TreeMap<>();
  private final Map<Life, Long> versions = new HashMap<>();
  private final Map<Life, Integer> entries = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  public Erp(Coverage coverage) {
    this.coverage = coverage;
    avro.configure(
        Map.of(
            "schema.registry.url", "bundled:",
            "feebridge.schemas.bundled.allowed", true,
            "specific.avro.reader", true),
        false);
  }

  /** By payment key. */
  public Map<String, Known> payments() {
    return payments;
  }

  /** Reads everything; no entry and no version may be left out. */
  public void read(List<ProducerRecord<byte[], byte[]>> feed) {
    for (ProducerRecord<byte[], byte[]> record : feed) {
      switch (avro.deserialize(record.topic(), record.value())) {
        case PaymentState state -> take(state);
        case JournalEntryPosted entry -> take(entry);
        case null, default -> throw new Violation("the feed holds something else");
      }
    }
  }

  private void take(JournalEntryPosted entry) {
    Life life = new Life(entry.getKey(), entry.getGeneration());
    int last = entries.getOrDefault(life, 0);
    if (entry.getVersion() > last + 1) {
      throw new Violation("the feed leaves out entries of " + life + " behind " + last);
    }
    entries.put(life, Math.max(last, entry.getVersion()));
  }

  private void take(PaymentState state) {
    Life life = new Life(state.getKey(), state.getGeneration());
    Long last = versions.get(life);
    // A generation begins with whatever version it finds; from there on none is left out.
    long next = last == null ? (life.generation == 1 ? 1 : state.getVersion()) : last + 1;
    if (state.getVersion() > next) {
      throw new Violation("the feed leaves out versions of " + life + " behind " + last);
    }
    if (!seen.add(life + " " + state.getVersion())) {
      coverage.met(Fault.PUBLISHED_TWICE);
    }
    int known = entries.getOrDefault(life, 0);
    if (known < state.getEntries()) {
      throw new Violation("the feed tells of a state of " + life + " before its entries");
    }
    versions.merge(life, state.getVersion(), Math::max);
    Known before = payments.get(state.getKey());
    if (before == null
        || before.generation < state.getGeneration()
        || (before.generation == state.getGeneration() && before.version < state.getVersion())) {
      payments.put(
          state.getKey(),
          new Known(
              state.getGeneration(),
              state.getVersion(),
              state.getPositionHash(),
              state.getEntries()));
    }
  }
}
