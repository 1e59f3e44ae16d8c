package io.feebridge.localstack.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.localstack.broker.BrokerPlan;
import io.feebridge.localstack.process.PartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterIdTest {

  private static final BrokerPlan THREE = new BrokerPlan(3, Map.of());

  @TempDir private Path state;

  @Test
  void aBrokerThatIsAddedLaterIsFormattedForTheSameCluster() throws IOException {
    format(1, "the-cluster");
    format(2, "the-cluster");

    assertThat(ClusterId.of(THREE, this::folder)).isEqualTo("the-cluster");
  }

  @Test
  void aNewClusterHasAnIdOfItsOwn() throws IOException {
    assertThat(ClusterId.of(THREE, this::folder))
        .isNotEmpty()
        .isNotEqualTo(ClusterId.of(THREE, this::folder));
  }

  @Test
  void dataOfAnotherNumberOfBrokersAreRefused() throws IOException {
    format(1, "alone");
    assertThatThrownBy(() -> ClusterId.of(THREE, this::folder))
        .isInstanceOf(PartFailed.class)
        .hasMessageContaining("those of 1 broker(s)");

    format(2, "alone");
    assertThatThrownBy(() -> ClusterId.of(BrokerPlan.ONE, this::folder))
        .isInstanceOf(PartFailed.class)
        .hasMessageContaining("those of 3 broker(s)");
  }

  private Path folder(int node) {
    return state.resolve(BrokerPlan.word(node));
  }

  private void format(int node, String id) throws IOException {
    Path data = Files.createDirectories(folder(node).resolve("data"));
    Files.writeString(data.resolve("meta.properties"), "version=1\ncluster.id=" + id + "\n");
  }
}
