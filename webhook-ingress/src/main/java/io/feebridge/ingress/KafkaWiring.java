package io.feebridge.ingress;

import io.feebridge.ingress.publishing.kafka.KafkaPublications;
import io.feebridge.ingress.publishing.kafka.KafkaWatch;
import io.feebridge.ingress.publishing.kafka.LastingProducer;
import io.feebridge.ingress.publishing.kafka.NamedSerializer;
import io.feebridge.ingress.reading.jodo.JodoBodies;
import io.feebridge.ingress.reprojecting.KeptRecords;
import io.feebridge.ingress.reprojecting.Reprojecting;
import io.feebridge.ingress.reprojecting.Runs;
import io.feebridge.ingress.reprojecting.kafka.KafkaKeptRecords;
import io.feebridge.ingress.spool.KafkaReach;
import io.feebridge.schemas.wire.AvroWireDeserializer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** The Kafka side: one producer, its senders and the watch, from the ordinary Kafka settings. */
@Configuration(proxyBeanMethods = false)
class KafkaWiring {

  private static final @Nullable Serializer<String> AS_THE_SETTINGS_SAY = null;

  /** A virtual thread each: a wait for metadata or buffer space holds up that delivery alone. */
  @Bean
  ExecutorService senders() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("send-", 0).factory());
  }

  @Bean
  LastingProducer producer(ProducerFactory<?, ?> settings, IngressSettings ingress) {
    Map<String, Object> properties = properties(settings);
    return new LastingProducer(
        () -> new KafkaProducer<>(properties, AS_THE_SETTINGS_SAY, NamedSerializer.of(properties)),
        ingress.closingDeadline());
  }

  @Bean
  KafkaPublications publications(
      LastingProducer producer,
      ExecutorService senders,
      ProducerFactory<?, ?> settings,
      IngressSettings ingress) {
    ProducerConfig read = new ProducerConfig(properties(settings));
    return new KafkaPublications(
        producer,
        senders,
        ingress.acknowledgementDeadline(),
        read.getLong(ProducerConfig.BUFFER_MEMORY_CONFIG),
        read.getInt(ProducerConfig.BATCH_SIZE_CONFIG));
  }

  private static Map<String, Object> properties(ProducerFactory<?, ?> settings) {
    Map<String, Object> properties = new HashMap<>(settings.getConfigurationProperties());
    // Not a setting: with it, the client itself refuses to start with acks other than all.
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return properties;
  }

  @Bean(initMethod = "start")
  KafkaWatch kafkaWatch(
      KafkaAdmin settings, LastingProducer producer, IngressSettings ingress, KafkaReach reach) {
    return new KafkaWatch(
        () -> Admin.create(settings.getConfigurationProperties()),
        producer,
        ingress.watchInterval(),
        ingress.watchPatience(),
        reach::looked);
  }

  @Bean
  KafkaHealth kafkaHealthIndicator(KafkaWatch watch) {
    return new KafkaHealth(watch);
  }

  /** Our deserializer, whichever class writes: it reads both, and the ids of releases. */
  @Bean
  KeptRecords keptRecords(KafkaAdmin kafka, ProducerFactory<?, ?> producers) {
    Map<String, Object> wire = new HashMap<>(producers.getConfigurationProperties());
    wire.put("specific.avro.reader", true);
    AvroWireDeserializer values = new AvroWireDeserializer();
    values.configure(wire, false);
    return new KafkaKeptRecords(kafka.getConfigurationProperties(), values);
  }

  @Bean
  Runs reprojections(KeptRecords records, KafkaPublications kafka, Clock clock) {
    Executor oneAtATime =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("reproject").daemon().factory());
    return new Runs(new Reprojecting(records, new JodoBodies(), kafka), oneAtATime, clock);
  }
}
