package io.feebridge.localstack.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.localstack.broker.BrokerPlan;
import io.feebridge.localstack.port.Ports;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

  @Test
  void threeBrokersKeepThreeCopiesOfWhatKafkaRemembersItself() throws IOException {
    Properties settings = settings(2, new BrokerPlan(3, Map.of()));

    assertThat(settings)
        .containsEntry("node.id", "2")
        .containsEntry("offsets.topic.replication.factor", "3")
        .containsEntry("transaction.state.log.replication.factor", "3")
        .containsEntry("transaction.state.log.min.isr", "2");
  }

  @Test
  void aLoneBrokerNeedsNoOther() throws IOException {
    assertThat(settings(1, BrokerPlan.ONE))
        .containsEntry("offsets.topic.replication.factor", "1")
        .containsEntry("transaction.state.log.min.isr", "1");
  }

  @Test
  void aSettingThatIsGivenWins() throws IOException {
    BrokerPlan plan = new BrokerPlan(1, Map.of("num.io.threads", "9", "broker.rack", "r1"));

    assertThat(settings(1, plan))
        .containsEntry("num.io.threads", "9")
        .containsEntry("broker.rack", "r1");
  }

  private static Properties settings(int node, BrokerPlan plan) throws IOException {
    Ports ports = Ports.random(plan.portNames().toList());
    Properties read = new Properties();
    read.load(new StringReader(new BrokerSettings(node, plan, ports, Path.of("data")).text()));
    return read;
  }
}
