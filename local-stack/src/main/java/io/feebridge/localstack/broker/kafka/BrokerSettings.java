package io.feebridge.localstack.broker.kafka;

import io.feebridge.localstack.broker.BrokerPlan;
import io.feebridge.localstack.port.Ports;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * A broker's {@code server.properties}.
 *
 * @param node number of the broker, from 1
 * @param plan of all brokers
 * @param ports of the stack
 * @param data folder of its logs
 */
record BrokerSettings(int node, BrokerPlan plan, Ports ports, Path data) {

  String text() {
    StringBuilder text = new StringBuilder(ownText());
    new TreeMap<>(plan.settings())
        .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }

  private String ownText() {
    return """
    process.roles=broker,controller
    node.id=%1$d
    controller.quorum.voters=%2$s
    controller.listener.names=CONTROLLER
    listeners=CLIENTS://127.0.0.1:%3$d,CONTROLLER://127.0.0.1:%4$d
    advertised.listeners=CLIENTS://127.0.0.1:%3$d
    listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
    inter.broker.listener.name=CLIENTS
    log.dirs=%5$s
    auto.create.topics.enable=false
    delete.topic.enable=true
    offsets.topic.num.partitions=3
    offsets.topic.replication.factor=%6$d
    transaction.state.log.num.partitions=3
    transaction.state.log.replication.factor=%6$d
    transaction.state.log.min.isr=%7$d
    share.coordinator.state.topic.num.partitions=1
    share.coordinator.state.topic.replication.factor=%6$d
    share.coordinator.state.topic.min.isr=%7$d
    group.initial.rebalance.delay.ms=0
    log.segment.bytes=67108864
    log.cleaner.dedupe.buffer.size=16777216
    num.network.threads=2
    num.io.threads=4
    background.threads=4
    """
        .formatted(
            node,
            plan.voters(ports),
            ports.of(BrokerPlan.word(node)),
            ports.of(BrokerPlan.controllerPortName(node).word()),
            data,
            plan.brokers(),
            plan.replicated() ? 2 : 1);
  }
}
