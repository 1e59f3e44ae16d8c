package io.feebridge.messaging.inbox.kafka;

import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.IncomingRecord.Header;
import io.feebridge.messaging.inbox.Partition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Kafka's words in ours. */
final class KafkaRecords {

  private KafkaRecords() {}

  static List<IncomingRecord> incoming(ConsumerRecords<byte[], byte[]> records) {
    List<IncomingRecord> incoming = new ArrayList<>(records.count());
    records.forEach(record -> incoming.add(incoming(record)));
    return incoming;
  }

  private static IncomingRecord incoming(ConsumerRecord<byte[], byte[]> record) {
    List<Header> headers = new ArrayList<>();
    record.headers().forEach(header -> headers.add(new Header(header.key(), header.value())));
    return new IncomingRecord(
        new Partition(record.topic(), record.partition()),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        record.key(),
        record.value(),
        headers);
  }

  static Partition partition(TopicPartition partition) {
    return new Partition(partition.topic(), partition.partition());
  }

  static TopicPartition topicPartition(Partition partition) {
    return new TopicPartition(partition.topic(), partition.number());
  }
}
