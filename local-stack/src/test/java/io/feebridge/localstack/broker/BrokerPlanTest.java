package io.feebridge.localstack.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.localstack.port.PortName;
import io.feebridge.localstack.port.Ports;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerPlanTest {

  private static final BrokerPlan THREE = new BrokerPlan(3, Map.of());

  @Test
  void twoBrokersAreRefusedSinceTheyCannotLoseOne() {
    assertThatThrownBy(() -> new BrokerPlan(2, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a stack has 1 broker or 3, not 2");
  }

  @Test
  void theFirstBrokerKeepsTheNamesAndPortsOfALoneOne() {
    assertThat(THREE.portNames())
        .containsExactly(
            new PortName("kafka", 9092),
            new PortName("kafka-controller", 9093),
            new PortName("kafka-2", 9094),
            new PortName("kafka-controller-2", 9095),
            new PortName("kafka-3", 9096),
            new PortName("kafka-controller-3", 9097));
    assertThat(BrokerPlan.ONE.portNames()).hasSize(2).isSubsetOf(THREE.portNames().toList());
  }

  @Test
  void clientsAndControllersLearnEveryBroker() {
    Ports ports =
        new Ports(
            Map.of(
                "kafka", 1,
                "kafka-2", 2,
                "kafka-3", 3,
                "kafka-controller", 4,
                "kafka-controller-2", 5,
                "kafka-controller-3", 6));

    assertThat(THREE.bootstrap(ports)).isEqualTo("127.0.0.1:1,127.0.0.1:2,127.0.0.1:3");
    assertThat(THREE.voters(ports)).isEqualTo("1@127.0.0.1:4,2@127.0.0.1:5,3@127.0.0.1:6");
  }

  @Test
  void aRunningStacksPortsTellItsBrokers() throws IOException {
    for (BrokerPlan plan : List.of(THREE, BrokerPlan.ONE)) {
      assertThat(BrokerPlan.on(Ports.random(plan.portNames().toList()))).isEqualTo(plan);
    }
  }
}
