package io.feebridge.localstack;

import io.feebridge.localstack.broker.BrokerPlan;
import io.feebridge.localstack.broker.kafka.ClusterId;
import io.feebridge.localstack.broker.kafka.KafkaBroker;
import io.feebridge.localstack.database.DatabasePlan;
import io.feebridge.localstack.database.postgres.DatabaseFile;
import io.feebridge.localstack.database.postgres.PostgresServer;
import io.feebridge.localstack.port.PortName;
import io.feebridge.localstack.port.Ports;
import io.feebridge.localstack.process.Part;
import io.feebridge.localstack.process.PartFailed;
import io.feebridge.localstack.service.Service;
import io.feebridge.localstack.service.spring.ServicesFile;
import io.feebridge.localstack.service.spring.SpringService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a stack consists of, read from {@code deploy/}.
 *
 * @param folders where things stand
 * @param services in the order of the file
 * @param database with its roles
 * @param kafka its brokers
 */
record Blueprint(Folders folders, List<Service> services, DatabasePlan database, BrokerPlan kafka) {

  static final PortName POSTGRES = new PortName("postgres", 5442);

  static Blueprint read(Folders folders) {
    return new Blueprint(
        folders,
        ServicesFile.read(folders.demo("services.yml")),
        DatabaseFile.read(folders.demo("postgres.yml")),
        BrokerPlan.ONE);
  }

  List<PortName> portNames() {
    List<PortName> names = new ArrayList<>();
    services.forEach(service -> names.addAll(service.portNames()));
    kafka.portNames().forEach(names::add);
    names.add(POSTGRES);
    return names;
  }

  /** The same stack without some services, for those who run them from elsewhere. */
  Blueprint without(List<String> words) {
    return with(services.stream().filter(s -> !words.contains(s.word())).toList());
  }

  /** The same stack on these brokers. */
  Blueprint on(BrokerPlan brokers) {
    return new Blueprint(folders, services, database, brokers);
  }

  /**
   * The same stack with several instances of some services.
   *
   * @throws IllegalArgumentException when a word is no service's, or a number below 1
   */
  Blueprint withInstances(Map<String, Integer> instances) {
    instances.forEach(
        (word, number) -> {
          if (number < 1 || services.stream().noneMatch(s -> s.word().equals(word))) {
            throw new IllegalArgumentException(
                "there cannot be %d instances of %s; services are %s"
                    .formatted(number, word, services.stream().map(Service::word).toList()));
          }
        });
    return with(
        services.stream()
            .flatMap(
                s ->
                    IntStream.rangeClosed(1, instances.getOrDefault(s.word(), 1))
                        .mapToObj(s::instance))
            .toList());
  }

  /** The same stack as a running one, known by its ports. */
  Blueprint on(Ports ports) {
    return with(services.stream().flatMap(s -> instancesOn(ports, s)).distinct().toList())
        .on(BrokerPlan.on(ports));
  }

  private static Stream<Service> instancesOn(Ports ports, Service service) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(service::instance)
        .takeWhile(s -> ports.numbers().containsKey(s.word()));
  }

  private Blueprint with(List<Service> others) {
    return new Blueprint(folders, others, database, kafka);
  }

  /**
   * Every broker.
   *
   * @throws PartFailed when the state folder was made with another number of them
   */
  List<KafkaBroker> brokers(Ports ports) throws IOException {
    IntFunction<Path> folder = node -> folders.kafka(BrokerPlan.word(node));
    String id = ClusterId.of(kafka, folder);
    return kafka
        .nodes()
        .mapToObj(
            node -> new KafkaBroker(node, kafka, ports, folder.apply(node), folders.logs(), id))
        .toList();
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
              folders.state(),
              folders.logs()));
    }
    return parts;
  }
}
