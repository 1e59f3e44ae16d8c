package io.feebridge.systemtests.guarantee;

import io.feebridge.schemas.EntryPosting;
import io.feebridge.schemas.JournalEntryPosted;
import io.feebridge.schemas.PaymentState;
import io.feebridge.schemas.PositionMovement;
import io.feebridge.schemas.PostingSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An ERP as the contracts ask for it: it takes a payment's state when (generation, version) is
 * newer than what it has, and an entry when it is the next; it writes down whatever it could not
 * have coped with.
 */
final class ErpDouble implements AutoCloseable {

  private static final String STATES = "ledger.payments.v1";
  private static final String ENTRIES = "ledger.journal.v1";

  private final TopicReader reader;
  private final Map<String, PaymentState> states = new HashMap<>();
  private final Map<String, Map<Long, String>> stateHashes = new HashMap<>();
  private final Map<String, List<JournalEntryPosted>> entries = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  /** Which reads from the beginning. */
  ErpDouble(String bootstrap) {
    reader = new TopicReader(bootstrap, List.of(STATES, ENTRIES));
  }

  /** Takes in what is new. */
  void read() {
    reader.readToEnd(this::take);
  }

  /** The newest state of a payment; null when it was told none. */
  @Nullable PaymentState state(String key) {
    return states.get(key);
  }

  /** How many entries of a payment it has, from version 1 without a gap. */
  int entries(String key) {
    return entries.getOrDefault(key, List.of()).size();
  }

  /** What it could not have coped with, since it was last asked. */
  List<String> complaintsSinceAsked() {
    List<String> asked = List.copyOf(complaints);
    complaints.clear();
    return asked;
  }

  /** Whether the entries that a state counts add up to its movements, account by account. */
  boolean addsUp(PaymentState state) {
    List<JournalEntryPosted> known = entries.getOrDefault(state.getKey(), List.of());
    Map<String, BigDecimal> posted = new TreeMap<>();
    for (JournalEntryPosted entry : known.subList(0, state.getEntries())) {
      for (EntryPosting line : entry.getPostings()) {
        boolean debit = line.getSide() == PostingSide.DEBIT;
        add(posted, line.getAccount(), debit ? line.getAmount() : line.getAmount().negate());
      }
    }
    Map<String, BigDecimal> implied = new TreeMap<>();
    for (PositionMovement movement : state.getMovements()) {
      add(implied, movement.getDebitAccount(), movement.getAmount());
      add(implied, movement.getCreditAccount(), movement.getAmount().negate());
    }
    return posted.equals(implied);
  }

  private static void add(Map<String, BigDecimal> sums, String account, BigDecimal amount) {
    BigDecimal sum = sums.getOrDefault(account, BigDecimal.ZERO.setScale(2)).add(amount);
    if (sum.signum() == 0) {
      sums.remove(account);
    } else {
      sums.put(account, sum);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> one) {
    switch (reader.value(one)) {
      case PaymentState state -> take(state, one);
      case JournalEntryPosted entry -> take(entry, one);
      case null, default -> complaints.add("a record that nobody can read: " + place(one));
    }
  }

  private void take(PaymentState state, ConsumerRecord<byte[], byte[]> one) {
    PaymentState known = states.get(state.getKey());
    String before =
        stateHashes
            .computeIfAbsent(state.getKey(), _ -> new HashMap<>())
            .putIfAbsent(state.getVersion(), state.getPositionHash());
    if (before != null && !before.equals(state.getPositionHash())) {
      complaints.add("one version of two positions: " + words(state.getKey(), state.getVersion()));
    }
    if (known == null || isNewer(state, known)) {
      states.put(state.getKey(), state);
    } else if (before == null) {
      complaints.add(
          "%s comes after version %d at %s"
              .formatted(
                  words(state.getKey(), state.getVersion()), known.getVersion(), place(one)));
    }
  }

  private static boolean isNewer(PaymentState state, PaymentState known) {
    return state.getGeneration() != known.getGeneration()
        ? state.getGeneration() > known.getGeneration()
        : state.getVersion() > known.getVersion();
  }

  private void take(JournalEntryPosted entry, ConsumerRecord<byte[], byte[]> one) {
    List<JournalEntryPosted> known =
        entries.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>());
    int version = entry.getVersion();
    if (version == known.size() + 1) {
      known.add(entry);
    } else if (version > known.size()) {
      complaints.add(
          "entry %s comes after entry %d at %s"
              .formatted(words(entry.getKey(), version), known.size(), place(one)));
    } else if (!Objects.equals(known.get(version - 1), entry)) {
      complaints.add("one version of two entries: " + words(entry.getKey(), version));
    }
  }

  private static String words(String key, long version) {
    return "%s version %d".formatted(key, version);
  }

  private static String place(ConsumerRecord<byte[], byte[]> one) {
    return "%s-%d@%d".formatted(one.topic(), one.partition(), one.offset());
  }

  @Override
  public void close() {
    reader.close();
  }
}
