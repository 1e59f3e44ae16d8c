package io.feebridge.ledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.testing.Contract;
import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestService;
import io.feebridge.ledger.testing.TestService.Answer;
import io.feebridge.ledger.testing.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A search that is not over in time; a service of its own, because two in one JVM share a server.
 */
class EventDeadlineIT {

  @Test
  void endsAtItsDeadlineAndSaysHowFarItCame() {
    String topic = TestKafka.newTopic(1);
    TestKafka.send(
        topic,
        List.of(Told.that("flex.instalment.debited", "x").eventId("e").amount("1").report()));
    try (TestService hurried =
        TestService.start(
            TestDatabase.empty(), topic, Map.of("feebridge.ledger.events.deadline", "0s"))) {
      Answer cut = hurried.get("/v1/events/e", "operator:operator", "application/json");
      assertThat(cut.status()).isEqualTo(200);
      Contract.assertIs("Event", cut.json());
      assertThat(cut.json().at("/search/complete").booleanValue()).isFalse();
      assertThat(cut.json().at("/search/reached_at")).isEqualTo(cut.json().at("/search/from"));
    }
  }
}
