package io.feebridge.simulator.webhook;

import static io.feebridge.simulator.world.Worlds.BRANCH;
import static io.feebridge.simulator.world.Worlds.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.StudentCommand.ActivateStudent;
import io.feebridge.simulator.command.StudentCommand.DropStudent;
import io.feebridge.simulator.command.WebhookCommand.AddWebhook;
import io.feebridge.simulator.command.WebhookCommand.DisableWebhook;
import io.feebridge.simulator.command.WebhookCommand.Resend;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.webhook.Delivery.State;
import io.feebridge.simulator.world.Worlds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private static final EventCode REGISTERED = EventCode.STUDENT_REGISTERED;

  @Test
  void triesSixTimesInThreeDaysAndGivesUp() {
    Worlds w = Worlds.answering(_ -> 500);
    w.done(Worlds.webhook(BRANCH, REGISTERED, "s"));
    w.student();

    w.pass(Duration.ofDays(4));

    Delivery delivery = w.world.deliveries().all().getFirst();
    assertThat(delivery.attempts())
        .extracting(a -> Duration.between(MONDAY, a.at()).toHours())
        .containsExactly(0L, 6L, 12L, 18L, 42L, 66L);
    assertThat(delivery.state()).isEqualTo(State.GIVEN_UP);
    assertThat(w.world.deliveries().notices()).hasSize(6);
    assertThat(w.world.deliveries().notices().getFirst())
        .satisfies(
            n -> {
              assertThat(n.to()).isEqualTo("it@example.com");
              assertThat(n.status()).isEqualTo(500);
              assertThat(n.payload()).isEqualTo(delivery.body().text());
            });
  }

  @Test
  void aSuccessEndsTheRetries() {
    Worlds w = Worlds.answering(s -> s.attempt() < 3 ? 503 : 204);
    w.done(Worlds.webhook(BRANCH, REGISTERED, "s"));
    w.student();

    w.pass(Duration.ofDays(4));

    Delivery delivery = w.world.deliveries().all().getFirst();
    assertThat(delivery.attempts())
        .extracting(a -> a.answer() == null ? -1 : a.answer().status())
        .containsExactly(503, 503, 204);
    assertThat(delivery.state()).isEqualTo(State.DELIVERED);
    assertThat(w.received).extracting(s -> s.body()).containsOnly(delivery.body());
  }

  @Test
  void tenFailuresInARowSwitchTheWebhookOffInUat() {
    Worlds w = Worlds.answering(_ -> 500);
    String id = w.done(Worlds.webhook(BRANCH, REGISTERED, "s"));
    for (int i = 0; i < 9; i++) {
      w.student();
    }
    w.pass(Duration.ofHours(1));
    assertThat(webhook(w, id).state()).isEqualTo(Webhook.State.ACTIVE);
    assertThat(webhook(w, id).failuresInARow()).isEqualTo(9);

    w.student();
    w.pass(Duration.ofHours(1));

    assertThat(webhook(w, id).state()).isEqualTo(Webhook.State.FAILED);
    int sent = w.received.size();
    w.student();
    w.pass(Duration.ofDays(4));
    assertThat(w.received).hasSize(sent);
    assertThat(w.world.deliveries().all()).extracting(Delivery::state).containsOnly(State.STOPPED);
  }

  @Test
  void oneSuccessForgivesTheFailuresBefore() {
    Worlds w = Worlds.answering(s -> s.deliveryId().equals("delivery_9") ? 200 : 500);
    String id = w.done(Worlds.webhook(BRANCH, REGISTERED, "s"));
    for (int i = 0; i < 18; i++) {
      w.student();
    }

    w.pass(Duration.ofHours(1));

    assertThat(webhook(w, id).isActive()).isTrue();
    assertThat(webhook(w, id).failuresInARow()).isEqualTo(9);
  }

  @Test
  void registeringAgainChangesSecretAndHeaderOnly() {
    Worlds w = Worlds.calm();
    String id = w.done(Worlds.webhook(BRANCH, REGISTERED, "old"));

    String again =
        w.done(
            new AddWebhook(
                BRANCH, REGISTERED, "http://elsewhere", "x@example.com", "new", "H", "v"));

    assertThat(again).isEqualTo(id);
    assertThat(webhook(w, id))
        .satisfies(
            h -> {
              assertThat(h.url()).isEqualTo("http://receiver/" + BRANCH);
              assertThat(h.failureMail()).isEqualTo("it@example.com");
              assertThat(h.secretKey()).isEqualTo("new");
              assertThat(h.headerKey()).isEqualTo("H");
            });
  }

  @Test
  void afterBeingSwitchedOffRegisteringMakesANewOne() {
    Worlds w = Worlds.calm();
    String id = w.done(Worlds.webhook(BRANCH, REGISTERED, "s"));
    w.done(new DisableWebhook(id));

    String next =
        w.done(new AddWebhook(BRANCH, REGISTERED, "http://new", "x@example.com", "s", null, null));
    w.student();
    w.pass(Duration.ofMinutes(1));

    assertThat(next).isNotEqualTo(id);
    assertThat(w.received).extracting(s -> s.url()).containsExactly("http://new");
    assertThat(w.refused(new DisableWebhook(id)).reason()).isEqualTo(Outcome.Reason.CONFLICT);
  }

  @Test
  void signsTheBytesAndSendsTheAgreedHeader() {
    Worlds w = Worlds.calm();
    w.done(Worlds.webhook(BRANCH, REGISTERED, "my-secret-key"));
    w.student();
    w.pass(Duration.ofMinutes(1));

    assertThat(w.received.getFirst().headers())
        .containsEntry("X-Key", "value")
        .containsEntry(
            "X-Jodo-Signature",
            new io.feebridge.simulator.webhook.jodo.HmacSigner()
                .sign("my-secret-key", w.received.getFirst().body()));
  }

  @Test
  void theSignatureIsThatOfTheDocumentation() {
    assertThat(
            new io.feebridge.simulator.webhook.jodo.HmacSigner()
                .sign(
                    "my-secret-key",
                    Body.of("{\"event_id\":\"e1\",\"event\":\"order.payment.debited\"}")))
        .isEqualTo("6154ef3eb196d832035bd129d19797faa8662eb5123a027059ce52a85d038361");
  }

  @Test
  void resendingSendsTheSameBytesByTheWebhookThatIsActiveNow() {
    Worlds w = Worlds.answering(s -> s.url().equals("http://new") ? 200 : 500);
    String old = w.done(Worlds.webhook(BRANCH, REGISTERED, "s"));
    w.student();
    w.pass(Duration.ofMinutes(1));
    w.done(new DisableWebhook(old));
    Delivery first = w.world.deliveries().all().getFirst();
    assertThat(w.refused(new Resend(first.id())).reason()).isEqualTo(Outcome.Reason.CONFLICT);
    w.done(new AddWebhook(BRANCH, REGISTERED, "http://new", "x@example.com", "s", null, null));

    String again = w.done(new Resend(first.id()));
    w.pass(Duration.ofMinutes(1));

    Delivery resent = w.world.deliveries().find(again).orElseThrow();
    assertThat(resent.state()).isEqualTo(State.DELIVERED);
    assertThat(resent.body()).isEqualTo(first.body());
    assertThat(resent.why()).isEqualTo(Delivery.Why.RESENT);
  }

  @Test
  void ofTooManyDeliveriesTheOldestThatAreOverAreLetGo() {
    var settings = Worlds.settings(7, Worlds.CALM, null);
    var small =
        new io.feebridge.simulator.world.ground.WorldSettings(
            7,
            settings.start(),
            settings.institute(),
            settings.lifecycle(),
            settings.calendar(),
            settings.timetable(),
            settings.answerWindow(),
            5);
    Worlds w = Worlds.of(small, _ -> 200);
    w.listening();
    String student = w.student();
    for (int i = 0; i < 6; i++) {
      w.done(i % 2 == 0 ? new DropStudent(student) : new ActivateStudent(student));
      w.pass(Duration.ofMinutes(1));
    }

    assertThat(w.world.deliveries().all())
        .extracting(Delivery::id)
        .isEqualTo(List.of("delivery_3", "delivery_4", "delivery_5", "delivery_6", "delivery_7"));
    assertThat(w.world.deliveries().made()).isEqualTo(7);
  }

  private static Webhook webhook(Worlds w, String id) {
    return w.world.webhooks().find(id).orElseThrow();
  }
}
