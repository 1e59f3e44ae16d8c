package io.feebridge.localstack;

import io.feebridge.localstack.database.DatabasePlan;
import io.feebridge.localstack.port.Ports;
import io.feebridge.localstack.service.FurtherPort;
import io.feebridge.localstack.service.Service;
import java.util.ArrayList;
import java.util.List;

/** Every address and credential of a running stack, for people. */
final class Board {

  private final Blueprint blueprint;
  private final Ports ports;

  Board(Blueprint blueprint, Ports ports) {
    this.blueprint = blueprint.on(ports);
    this.ports = ports;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Service service : blueprint.services()) {
      addService(lines, service);
    }
    lines.add(row("kafka", blueprint.kafka().bootstrap(ports), "no authentication"));
    String server = "127.0.0.1:" + ports.of("postgres") + "/" + blueprint.database().database();
    lines.add(row("postgres", "jdbc:postgresql://" + server, "roles and passwords:"));
    for (DatabasePlan.Role role : blueprint.database().roles()) {
      lines.add(row("", "", role.name() + " / " + role.password()));
    }
    lines.add(row("logs", blueprint.folders().logsFolder().toString(), "./dev logs"));
    return lines;
  }

  private void addService(List<String> lines, Service service) {
    String url = "http://127.0.0.1:" + ports.of(service.word());
    String management = "http://127.0.0.1:" + ports.of(service.managementPortName().word());
    lines.add(row(service.word(), url, service.says()));
    if (!service.credentials().isEmpty()) {
      lines.add(row("", "", service.credentials()));
    }
    for (FurtherPort further : service.furtherPorts()) {
      lines.add(
          row(
              "",
              "http://127.0.0.1:" + ports.of(service.portName(further).word()),
              further.says()));
    }
    lines.add(row("", management + "/actuator/prometheus", "metrics; health beside it"));
  }

  private static String row(String name, String address, String words) {
    return "  %-10s%-46s %s".formatted(name, address, words).stripTrailing();
  }
}
