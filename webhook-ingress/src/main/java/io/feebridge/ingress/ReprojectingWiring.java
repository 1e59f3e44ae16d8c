package io.feebridge.ingress;

import io.feebridge.ingress.publishing.kafka.KafkaPublications;
import io.feebridge.ingress.reading.jodo.JodoBodies;
import io.feebridge.ingress.reprojecting.KeptRecords;
import io.feebridge.ingress.reprojecting.Reprojecting;
import io.feebridge.ingress.reprojecting.Runs;
import io.feebridge.ingress.reprojecting.kafka.KafkaKeptRecords;
import io.feebridge.schemas.wire.AvroWireDeserializer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** What reads stored deliveries anew. It publishes to Kafka itself: nothing is spooled here. */
@Configuration(proxyBeanMethods = false)
class ReprojectingWiring {

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
