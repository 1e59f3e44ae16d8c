package io.feebridge.localstack.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftTest {

  private static final Topic WANTED = new Topic("a.v1", 12, Map.of("retention.ms", "400"));

  @Test
  void saysNothingOfATopicThatIsAsWanted() {
    assertThat(Drift.between(WANTED, 12, Map.of("retention.ms", "400", "other", "1"))).isEmpty();
  }

  @Test
  void namesEachDifference() {
    assertThat(Drift.between(WANTED, 3, Map.of("retention.ms", "7")))
        .extracting(Drift::toString)
        .containsExactly(
            "topic a.v1: partitions is 3, the topics file says 12",
            "topic a.v1: retention.ms is 7, the topics file says 400");
  }

  @Test
  void threeBrokersHoldThreeCopiesAndOneHoldsOne() {
    assertThat(Replication.on(1)).isEqualTo(new Replication((short) 1, 1));
    assertThat(Replication.on(2)).isEqualTo(new Replication((short) 1, 1));
    assertThat(Replication.on(3)).isEqualTo(new Replication((short) 3, 2));
    assertThat(Replication.on(3).of(WANTED).settings())
        .containsEntry("min.insync.replicas", "2")
        .containsEntry("unclean.leader.election.enable", "false");
  }
}
