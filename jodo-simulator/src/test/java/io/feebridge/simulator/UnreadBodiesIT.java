package io.feebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Requests with bodies that nobody needs, over connections that stay open. */
class UnreadBodiesIT {

  private static final int REQUESTS = 1_500;

  @Test
  void aRequestIsAnsweredThoughNobodyNeededTheBodyOfTheOneBefore() throws Exception {
    try (RunningSimulator simulator = new RunningSimulator("--seed=7", "--speed=0")) {
      for (int n = 0; n < REQUESTS; n++) {
        assertThat(simulator.send("GET", "/control/students", "{}").statusCode()).isEqualTo(200);
        assertThat(simulator.send("POST", "/api/v1/pay/create-order", "{}").statusCode())
            .isGreaterThanOrEqualTo(400);
      }
    }
  }
}
