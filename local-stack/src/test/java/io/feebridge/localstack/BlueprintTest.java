package io.feebridge.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.localstack.broker.BrokerPlan;
import io.feebridge.localstack.port.PortName;
import io.feebridge.localstack.port.Ports;
import io.feebridge.localstack.service.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlueprintTest {

  private static final Blueprint PLAIN =
      Blueprint.read(new Folders(Path.of(".."), Path.of("target/none")));

  @Test
  void aSecondInstanceHasPortsOfItsOwnAndTheSameSettings() {
    Service second = PLAIN.withInstances(Map.of("ledger", 2)).services().getLast();

    assertThat(second.word()).isEqualTo("ledger-2");
    assertThat(second.settings()).isEqualTo("ledger");
    assertThat(second.portNames())
        .containsExactly(new PortName("ledger-2", 8182), new PortName("ledger-2-management", 9182));
  }

  @Test
  void aSecondInstanceHasFurtherPortsOfItsOwn() {
    Service second = PLAIN.withInstances(Map.of("ingress", 2)).services().get(1);

    assertThat(second.portNames())
        .containsExactly(
            new PortName("ingress-2", 8181),
            new PortName("ingress-2-management", 9181),
            new PortName("ingress-2-operator", 8171));
    assertThat(PLAIN.withInstances(Map.of("ingress", 3, "ledger", 3)).portNames())
        .extracting(PortName::usual)
        .doesNotHaveDuplicates();
  }

  @Test
  void anUnknownServiceHasNoInstances() {
    assertThatThrownBy(() -> PLAIN.withInstances(Map.of("ledgre", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ledgre")
        .hasMessageContaining("[ingress, ledger]");
    assertThatThrownBy(() -> PLAIN.withInstances(Map.of("ledger", 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRunningStackIsRecognisedByItsPorts() throws IOException {
    Blueprint large = PLAIN.withInstances(Map.of("ledger", 3)).on(new BrokerPlan(3, Map.of()));

    Ports ports = Ports.random(large.portNames());

    assertThat(PLAIN.on(ports)).isEqualTo(large);
    assertThat(large.on(ports)).isEqualTo(large);
  }
}
