package io.feebridge.localstack.broker.kafka;

import java.nio.file.Path;

/**
 * The broker's {@code server.properties}.
 *
 * @param port for clients
 * @param controllerPort for the broker's own quorum of one
 * @param data folder of its logs
 */
record BrokerSettings(int port, int controllerPort, Path data) {

  String text() {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    controller.listener.names=CONTROLLER
    listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=CLIENTS://127.0.0.1:%1$d
    listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
    inter.broker.listener.name=CLIENTS
    log.dirs=%3$s
    auto.create.topics.enable=false
    delete.topic.enable=true
    offsets.topic.num.partitions=3
    offsets.topic.replication.factor=1
    transaction.state.log.num.partitions=3
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    share.coordinator.state.topic.num.partitions=1
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    group.initial.rebalance.delay.ms=0
    log.segment.bytes=67108864
    log.cleaner.dedupe.buffer.size=16777216
    num.network.threads=2
    num.io.threads=4
    background.threads=4
    """
        .formatted(port, controllerPort, data);
  }
}
