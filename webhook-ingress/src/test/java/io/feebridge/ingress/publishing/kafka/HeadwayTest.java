package io.feebridge.ingress.publishing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.publishing.Topic;
import org.junit.jupiter.api.Test;

class HeadwayTest {

  private static final int BATCH = 1_000;
  private static final int BODY = 500;

  private final Headway headway = new Headway(8_000, BATCH);

  @Test
  void aTopicThatWasNeverAcknowledgedMayBeWaitedFor() {
    assertThat(headway.takesAtOnce(Topic.PAYMENTS, BODY)).isFalse();
    headway.knows(Topic.PAYMENTS);
    assertThat(headway.takesAtOnce(Topic.PAYMENTS, BODY)).isTrue();
    assertThat(headway.takesAtOnce(Topic.UNRECOGNISED, BODY)).isFalse();
  }

  @Test
  void halfOfTheBufferIsTheMostThatIsTakenForGranted() {
    headway.knows(Topic.PAYMENTS);
    headway.begun(BODY); // a batch and twice the body: 2,000
    assertThat(headway.takesAtOnce(Topic.PAYMENTS, BODY)).isTrue();
    assertThat(headway.takesAtOnce(Topic.PAYMENTS, BODY + 1)).isFalse();
    headway.begun(BODY);
    assertThat(headway.takesAtOnce(Topic.PAYMENTS, 0)).isFalse();
    headway.ended(BODY);
    assertThat(headway.takesAtOnce(Topic.PAYMENTS, BODY)).isTrue();
  }

  @Test
  void whatWasKnownCanBeForgotten() {
    headway.knows(Topic.PAYMENTS);
    headway.forget();
    assertThat(headway.takesAtOnce(Topic.PAYMENTS, BODY)).isFalse();
  }
}
