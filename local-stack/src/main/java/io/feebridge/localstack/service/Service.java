package io.feebridge.localstack.service;

import io.feebridge.localstack.port.PortName;
import java.util.List;
import java.util.stream.Stream;

/**
 * One service of the stack, as the list under {@code deploy/demo} names it.
 *
 * @param word short name on ports and logs, such as {@code ingress}
 * @param settings name of its settings file; the word of a first instance
 * @param module Maven module and folder, such as {@code webhook-ingress}
 * @param port usual port of its API
 * @param managementPort usual port of health and metrics
 * @param heap most memory its heap may take, in the JVM's words
 * @param says what a person finds at its port
 * @param credentials of the demo, for people; empty when there are none
 * @param furtherPorts what else it listens on
 */
public record Service(
    String word,
    String settings,
    String module,
    int port,
    int managementPort,
    String heap,
    String says,
    String credentials,
    List<FurtherPort> furtherPorts) {

  private static final int PORTS_BETWEEN_INSTANCES = 100;

  /**
   * The same service once more, with ports of its own.
   *
   * @param number of the instance, from 1; the first is this one
   */
  public Service instance(int number) {
    int between = PORTS_BETWEEN_INSTANCES * (number - 1);
    return number == 1
        ? this
        : new Service(
            word + "-" + number,
            settings,
            module,
            port + between,
            managementPort + between,
            heap,
            says,
            credentials,
            furtherPorts.stream().map(p -> p.plus(between)).toList());
  }

  /** The name of its API's port. */
  public PortName portName() {
    return new PortName(word, port);
  }

  /** The name of its management port. */
  public PortName managementPortName() {
    return new PortName(word + "-management", managementPort);
  }

  /** The name of a further port. */
  public PortName portName(FurtherPort further) {
    return new PortName(word + "-" + further.word(), further.port());
  }

  /** All. */
  public List<PortName> portNames() {
    return Stream.concat(
            Stream.of(portName(), managementPortName()), furtherPorts.stream().map(this::portName))
        .toList();
  }
}
