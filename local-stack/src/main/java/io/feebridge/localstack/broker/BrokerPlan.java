package io.feebridge.localstack.broker;

import io.feebridge.localstack.port.PortName;
import io.feebridge.localstack.port.Ports;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The brokers of a stack: one, or three with three copies of everything.
 *
 * @param brokers 1 or 3; each is a controller too
 * @param settings Kafka's own names and values, laid over those of the stack
 */
public record BrokerPlan(int brokers, Map<String, String> settings) {

  /** One broker as it is, for a laptop. */
  public static final BrokerPlan ONE = new BrokerPlan(1, Map.of());

  private static final int REPLICATED = 3;
  private static final int FIRST_USUAL_PORT = 9092;

  /**
   * Copies the settings.
   *
   * @throws IllegalArgumentException on any other number of brokers
   */
  public BrokerPlan {
    if (brokers != 1 && brokers != REPLICATED) {
      throw new IllegalArgumentException("a stack has 1 broker or 3, not " + brokers);
    }
    settings = Map.copyOf(new TreeMap<>(settings));
  }

  /** Nodes are numbered from 1. */
  public IntStream nodes() {
    return IntStream.rangeClosed(1, brokers);
  }

  /** Whether three brokers keep three copies. */
  public boolean replicated() {
    return brokers == REPLICATED;
  }

  /** The word of a node, on its port, log and record: {@code kafka}, {@code kafka-2}, … */
  public static String word(int node) {
    return node == 1 ? "kafka" : "kafka-" + node;
  }

  /** Where clients reach a node. */
  public static PortName portName(int node) {
    return new PortName(word(node), FIRST_USUAL_PORT + 2 * (node - 1));
  }

  /** Where the other controllers reach a node. */
  public static PortName controllerPortName(int node) {
    return new PortName(
        node == 1 ? "kafka-controller" : "kafka-controller-" + node, portName(node).usual() + 1);
  }

  /** The ports of all nodes. */
  public Stream<PortName> portNames() {
    return nodes().boxed().flatMap(node -> Stream.of(portName(node), controllerPortName(node)));
  }

  /** What clients connect to. */
  public String bootstrap(Ports ports) {
    return nodes()
        .mapToObj(node -> "127.0.0.1:" + ports.of(word(node)))
        .collect(Collectors.joining(","));
  }

  /** The quorum of controllers, in Kafka's words. */
  public String voters(Ports ports) {
    return nodes()
        .mapToObj(node -> node + "@127.0.0.1:" + ports.of(controllerPortName(node).word()))
        .collect(Collectors.joining(","));
  }

  /** The plan that a running stack's ports tell. */
  public static BrokerPlan on(Ports ports) {
    return ports.numbers().containsKey(word(REPLICATED))
        ? new BrokerPlan(REPLICATED, Map.of())
        : ONE;
  }
}
