package io.feebridge.ledger.testing;

import io.feebridge.ledger.feed.kafka.FeedTopics;
import io.feebridge.schemas.JournalEntryPosted;
import io.feebridge.schemas.PaymentState;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * An ERP that follows the rules of {@code docs/integrating-an-erp.md} and no others: reads
 * committed records, applies a state if (generation, version) is newer, and an entry if it is the
 * next one.
 */
public final class ErpDouble implements AutoCloseable {

  private final KafkaConsumer<String, Object> consumer;
  private final FeedTopics topics;
  private final Map<String, PaymentState> states = new TreeMap<>();
  private final Map<String, Journal> journals = new TreeMap<>();
  private final List<String> complaints = new ArrayList<>();
  private final Map<String, List<String>> traces = new HashMap<>();
  private int records;

  private static final class Journal {
    long generation;
    final List<JournalEntryPosted> entries = new ArrayList<>();
  }

  public ErpDouble(FeedTopics topics) {
    this.topics = topics;
    Map<String, Object> settings = new HashMap<>(TestKafka.settings());
    settings.putAll(TestKafka.bundled());
    settings.put("key.deserializer", StringDeserializer.class);
    settings.put("value.deserializer", "io.feebridge.schemas.wire.AvroWireDeserializer");
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    this.consumer = new KafkaConsumer<>(settings);
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : List.of(topics.payments(), topics.journal())) {
      consumer
          .partitionsFor(topic)
          .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what is there now. */
  public ErpDouble read() {
    consumer.poll(Duration.ofMillis(100)).forEach(this::apply);
    return this;
  }

  private void apply(ConsumerRecord<String, Object> record) {
    records++;
    var trace = record.headers().lastHeader("traceparent");
    if (trace != null) {
      traces
          .computeIfAbsent(record.topic(), _ -> new ArrayList<>())
          .add(new String(trace.value(), StandardCharsets.UTF_8));
    }
    if (record.topic().equals(topics.payments())) {
      apply(record.key(), (PaymentState) record.value());
    } else {
      apply(record.key(), (JournalEntryPosted) record.value());
    }
  }

  private void apply(String key, PaymentState state) {
    PaymentState known = states.get(key);
    if (known == null
        || state.getGeneration() > known.getGeneration()
        || (state.getGeneration() == known.getGeneration()
            && state.getVersion() > known.getVersion())) {
      states.put(key, state);
    }
  }

  private void apply(String key, JournalEntryPosted entry) {
    Journal journal = journals.computeIfAbsent(key, _ -> new Journal());
    if (entry.getGeneration() < journal.generation) {
      return;
    }
    if (entry.getGeneration() > journal.generation) {
      journal.entries.clear();
      journal.generation = entry.getGeneration();
    }
    int next = journal.entries.size() + 1;
    if (entry.getVersion() > next) {
      complaints.add(key + ": entry " + entry.getVersion() + " came before " + next);
    } else if (entry.getVersion() == next) {
      journal.entries.add(entry);
    } else if (!journal.entries.get(entry.getVersion() - 1).toString().equals(entry.toString())) {
      complaints.add(key + ": entry " + entry.getVersion() + " came with another content");
    }
  }

  /** Gaps, and entries that changed. */
  public List<String> complaints() {
    return complaints;
  }

  public int records() {
    return records;
  }

  public List<String> traces(String topic) {
    return traces.getOrDefault(topic, List.of());
  }

  public Map<String, PaymentState> states() {
    return states;
  }

  public List<JournalEntryPosted> journal(String key) {
    Journal journal = journals.get(key);
    return journal == null ? List.of() : journal.entries;
  }

  /** One line an entry and posting, as {@link TestDatabase#journalLines()} has them. */
  public List<String> journalLines() {
    List<String> lines = new ArrayList<>();
    journals.forEach(
        (key, journal) -> {
          for (JournalEntryPosted entry : journal.entries) {
            int number = 0;
            for (var posting : entry.getPostings()) {
              BigDecimal amount =
                  switch (posting.getSide()) {
                    case DEBIT -> posting.getAmount();
                    case CREDIT -> posting.getAmount().negate();
                    case UNKNOWN -> throw new IllegalStateException("newer than this reader");
                  };
              lines.add(
                  String.join(
                      " ",
                      key,
                      "" + entry.getVersion(),
                      entry.getReason().name(),
                      "" + (entry.getOccurredAt() == null ? 0 : micros(entry.getOccurredAt())),
                      "" + micros(entry.getBookedAt()),
                      entry.getAccountingDate().toString(),
                      "" + ++number,
                      posting.getAccount(),
                      "" + posting.getAcademicYear(),
                      posting.getComponent(),
                      "" + posting.getUtr(),
                      amount.toPlainString()));
            }
          }
        });
    return lines.stream().sorted().toList();
  }

  /** One line a payment, as {@link TestDatabase#stateLines()} has them. */
  public List<String> stateLines() {
    return states.values().stream()
        .map(
            state ->
                String.join(
                    " ",
                    state.getKey(),
                    "" + state.getVersion(),
                    "" + state.getEntries(),
                    state.getState().name(),
                    state.getPositionHash(),
                    "" + micros(state.getBookedAt())))
        .sorted()
        .toList();
  }

  private static long micros(java.time.Instant instant) {
    return java.time.temporal.ChronoUnit.MICROS.between(java.time.Instant.EPOCH, instant);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
