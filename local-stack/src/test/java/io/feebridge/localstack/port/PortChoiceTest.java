package io.feebridge.localstack.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortChoiceTest {

  private static final List<PortName> NAMES =
      List.of(new PortName("ingress", 8081), new PortName("ingress-management", 9081));

  @Test
  void anOptionWinsOverTheEnvironmentAndThatOverTheUsual() {
    Map<String, String> environment =
        Map.of("FEEBRIDGE_INGRESS_PORT", "1001", "FEEBRIDGE_INGRESS_MANAGEMENT_PORT", "1002");

    assertThat(new PortChoice(NAMES, Map.of("ingress", 1003), environment).asked().numbers())
        .containsExactly(Map.entry("ingress", 1003), Map.entry("ingress-management", 1002));
    assertThat(new PortChoice(NAMES, Map.of(), Map.of()).asked().numbers())
        .containsExactly(Map.entry("ingress", 8081), Map.entry("ingress-management", 9081));
  }

  @Test
  void spellsOutTheOptionsOfSecondInstances() {
    assertThat(PortChoice.spelledOut("up", "--ledger-2-port", "1", "--kafka-3-port=2"))
        .containsExactly("up", "--port", "ledger-2=1", "--port", "kafka-3=2");
  }

  @Test
  void spellsOutTheOptionsOfServices() {
    assertThat(PortChoice.spelledOut("up", "--ingress-port", "1", "--kafka-controller-port=2"))
        .containsExactly("up", "--port", "ingress=1", "--port", "kafka-controller=2");
    assertThat(PortChoice.spelledOut("up", "--port", "ingress=1", "--random-ports"))
        .containsExactly("up", "--port", "ingress=1", "--random-ports");
  }

  @Test
  void refusesWhatCannotBeMeant() {
    assertThatThrownBy(() -> new PortChoice(NAMES, Map.of("ledgr", 1), Map.of()).asked())
        .hasMessageContaining("no port is called ledgr");
    assertThatThrownBy(() -> new PortChoice(NAMES, Map.of("ingress", 70000), Map.of()).asked())
        .hasMessage("70000 is no port, given for ingress");
    assertThatThrownBy(
            () -> new PortChoice(NAMES, Map.of(), Map.of("FEEBRIDGE_INGRESS_PORT", "x")).asked())
        .hasMessage("FEEBRIDGE_INGRESS_PORT is no port number: x");
  }

  @Test
  void randomPortsAreFreeAndDifferent() throws IOException {
    Ports ports = new PortChoice(NAMES, Map.of(), Map.of()).random();

    assertThat(ports.numbers().values()).doesNotHaveDuplicates().allMatch(Ports::free);
    assertThat(ports.taken()).isEmpty();
  }
}
