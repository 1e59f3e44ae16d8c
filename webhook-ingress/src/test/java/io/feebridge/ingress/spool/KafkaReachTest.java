package io.feebridge.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KafkaReachTest {

  private final KafkaReach reach = new KafkaReach();

  @Test
  void itBeginsLive() {
    assertThat(reach.live()).isTrue();
    assertThat(reach.answeredLook()).isFalse();
  }

  @Test
  void tenUnansweredInARowAreAnOutageNineAreNot() {
    unanswered(9);
    assertThat(reach.live()).isTrue();
    unanswered(1);
    assertThat(reach.live()).isFalse();
  }

  @Test
  void oneAcknowledgementBetweenThemIsNone() {
    unanswered(9);
    reach.acknowledged();
    unanswered(9);
    assertThat(reach.live()).as("slow is not away").isTrue();
  }

  @Test
  void twoMissedLooksInARowAreAnOutageOneIsNot() {
    reach.looked(false);
    assertThat(reach.live()).isTrue();
    reach.looked(true);
    reach.looked(false);
    assertThat(reach.live()).isTrue();
    reach.looked(false);
    assertThat(reach.live()).isFalse();
  }

  @Test
  void whoAcknowledgesIsNotAwayThoughItAnswersNoLook() {
    for (int look = 0; look < 5; look++) {
      reach.acknowledged();
      reach.looked(false);
    }
    assertThat(reach.live()).as("it may not describe topics, but it takes deliveries").isTrue();
  }

  @Test
  void anAnswerToALookAloneEndsNoOutage() {
    unanswered(10);
    reach.looked(true);
    reach.acknowledged();
    assertThat(reach.live()).as("only a probe does").isFalse();
    assertThat(reach.answeredLook()).isTrue();
  }

  @Test
  void backMeansTenMoreAreNeeded() {
    unanswered(10);
    reach.back();
    assertThat(reach.live()).isTrue();
    unanswered(9);
    assertThat(reach.live()).isTrue();
    reach.looked(false);
    assertThat(reach.live()).isTrue();
  }

  private void unanswered(int times) {
    for (int time = 0; time < times; time++) {
      reach.unanswered();
    }
  }
}
