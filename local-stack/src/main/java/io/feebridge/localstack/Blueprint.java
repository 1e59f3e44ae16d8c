package io.feebridge.localstack;

import io.feebridge.localstack.broker.kafka.KafkaBroker;
import io.feebridge.localstack.database.DatabasePlan;
import io.feebridge.localstack.database.postgres.DatabaseFile;
import io.feebridge.localstack.database.postgres.PostgresServer;
import io.feebridge.localstack.port.PortName;
import io.feebridge.localstack.port.Ports;
import io.feebridge.localstack.process.Part;
import io.feebridge.localstack.service.Service;
import io.feebridge.localstack.service.spring.ServicesFile;
import io.feebridge.localstack.service.spring.SpringService;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stack consists of, read from {@code deploy/}.
 *
 * @param folders where things stand
 * @param services in the order of the file
 * @param database with its roles
 */
record Blueprint(Folders folders, List<Service> services, DatabasePlan database) {

  static final PortName KAFKA = new PortName("kafka", 9092);
  static final PortName KAFKA_CONTROLLER = new PortName("kafka-controller", 9093);
  static final PortName POSTGRES = new PortName("postgres", 5442);

  static Blueprint read(Folders folders) {
    return new Blueprint(
        folders,
        ServicesFile.read(folders.demo("services.yml")),
        DatabaseFile.read(folders.demo("postgres.yml")));
  }

  List<PortName> portNames() {
    List<PortName> names = new ArrayList<>();
    services.forEach(service -> names.addAll(service.portNames()));
    names.addAll(List.of(KAFKA, KAFKA_CONTROLLER, POSTGRES));
    return names;
  }

  /** The same stack without some services, for those who run them from elsewhere. */
  Blueprint without(List<String> words) {
    return new Blueprint(
        folders, services.stream().filter(s -> !words.contains(s.word())).toList(), database);
  }

  /** The same stack with only the services that a running one gave a port. */
  Blueprint on(Ports ports) {
    return new Blueprint(
        folders,
        services.stream().filter(s -> ports.numbers().containsKey(s.word())).toList(),
        database);
  }

  KafkaBroker broker(Ports ports) {
    return new KafkaBroker(
        folders.kafka(), folders.logs(), ports.of(KAFKA.word()), ports.of(KAFKA_CONTROLLER.word()));
  }

  PostgresServer postgres(Ports ports) {
    return new PostgresServer(
        folders.postgres(),
        folders.runtime().resolve("postgres"),
        folders.logs(),
        ports.of(POSTGRES.word()),
        database);
  }

  List<Part> serviceParts(Ports ports) {
    List<Part> parts = new ArrayList<>();
    for (Service service : services) {
      parts.add(
          new SpringService(
              service,
              ports,
              folders.home(),
              folders.runtime().resolve("services"),
              folders.logs()));
    }
    return parts;
  }
}
