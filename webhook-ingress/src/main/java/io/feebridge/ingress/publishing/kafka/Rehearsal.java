package io.feebridge.ingress.publishing.kafka;

import io.feebridge.ingress.publishing.Publication;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks a publication through the producer up to the point where the client itself refuses it: it
 * has a header larger than any request may be. So metadata are fetched, the serializer has asked
 * its registry and the code has run before the first delivery, and nothing ever reaches Kafka.
 */
public final class Rehearsal {

  private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

  private final LastingProducer producer;
  private final int maxRequestSize;

  /**
   * With that producer.
   *
   * @param maxRequestSize the producer's {@code max.request.size}
   */
  public Rehearsal(LastingProducer producer, int maxRequestSize) {
    this.producer = producer;
    this.maxRequestSize = maxRequestSize;
  }

  /** Returns when the client has refused it, or when Kafka does not answer in its time. */
  @SuppressWarnings("FutureReturnValueIgnored") // it has failed when it is returned
  public void of(Publication publication) {
    ProducerRecord<String, SpecificRecord> record =
        new ProducerRecord<>(
            publication.topic().title(), publication.eventId(), AvroRecords.of(publication));
    record.headers().add("rehearsal", new byte[maxRequestSize + 1]);
    try {
      producer.current().send(record);
    } catch (RuntimeException e) {
      // Whatever keeps it from going on now, deliveries will tell; a start must not fail for it.
      log.info("The first delivery will be slower: {}", e.getClass().getSimpleName());
    }
  }
}
