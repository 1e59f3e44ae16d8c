package io.feebridge.simulator.webhook;

import static io.feebridge.simulator.world.Worlds.BRANCH;
import static io.feebridge.simulator.world.Worlds.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.command.MischiefCommand.AddMischief;
import io.feebridge.simulator.command.MischiefCommand.JudgeCall;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.PaymentCommand.PayStudent;
import io.feebridge.simulator.mischief.Mischief;
import io.feebridge.simulator.mischief.MischiefRequest;
import io.feebridge.simulator.truth.Telling;
import io.feebridge.simulator.webhook.jodo.HmacSigner;
import io.feebridge.simulator.webhook.sending.Sending;
import io.feebridge.simulator.world.Worlds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each kind of mischief is seen by the receiver, and none of it changes the money. */
class MischiefTest {

  private static final String SECRET = BRANCH + "-secret";
  private final HmacSigner signer = new HmacSigner();

  @Test
  void duplicate() {
    Worlds w = paid(rule(Mischief.DUPLICATE, "pay.payment.debited"));

    List<Sending> debits = of(w, "pay.payment.debited");
    assertThat(debits).hasSize(2);
    assertThat(debits.get(0).body()).isEqualTo(debits.get(1).body());
    assertThat(debits.get(0).deliveryId()).isNotEqualTo(debits.get(1).deliveryId());
  }

  @Test
  void reorderLetsLaterEventsOvertake() {
    Worlds w = Worlds.calm().listening();
    w.done(new AddMischief(request(Mischief.REORDER, "masterdata.*", Duration.ofHours(1))));
    for (int i = 0; i < 20; i++) {
      w.student();
      w.pass(Duration.ofMinutes(1));
    }
    w.pass(Duration.ofHours(2));

    assertThat(w.received).hasSize(20);
    assertThat(w.received)
        .extracting(Sending::deliveryId)
        .isNotEqualTo(w.world.deliveries().all().stream().map(Delivery::id).toList());
  }

  @Test
  void delayWaitsExactlySoLong() {
    Worlds w = paid(request(Mischief.DELAY, "pay.payment.debited", Duration.ofHours(3)));

    assertThat(delivery(w, "pay.payment.debited").attempts().getFirst().at())
        .isEqualTo(delivery(w, "pay.payment.debited").createdAt().plus(Duration.ofHours(3)));
  }

  @Test
  void dropNeverSendsAndTheTruthStaysThePayersMoney() {
    Worlds w = paid(rule(Mischief.DROP, "pay.*"));

    assertThat(of(w, "pay.payment.debited")).isEmpty();
    assertThat(of(w, "pay.payment.settled")).isEmpty();
    assertThat(delivery(w, "pay.payment.debited").state()).isEqualTo(Delivery.State.DROPPED);
    assertThat(Telling.of(w.world).totals().collected()).hasToString("300.00");
    assertThat(Telling.of(w.world).totals().settled()).hasToString("300.00");
  }

  @Test
  void backwardsTurnsEachWindowAround() {
    Worlds w = Worlds.calm().listening();
    w.done(new AddMischief(request(Mischief.BACKWARDS, "masterdata.*", Duration.ofHours(4))));
    for (int i = 0; i < 5; i++) {
      w.student();
      w.pass(Duration.ofMinutes(1));
    }
    w.pass(Duration.ofHours(12));

    List<String> made = w.world.deliveries().all().stream().map(Delivery::id).toList();
    assertThat(w.received).extracting(Sending::deliveryId).isEqualTo(made.reversed());
  }

  @Test
  void settledBeforeDebited() {
    Worlds w = paid(rule(Mischief.SETTLED_FIRST, "pay.payment.debited"));

    assertThat(w.events().stream().filter(e -> e.startsWith("pay.")))
        .containsExactly("pay.payment.settled", "pay.payment.debited");
  }

  @Test
  void wrongSignatureThenTheGenuineOne() {
    Worlds w = refusingForgeries(Mischief.WRONG_SIGNATURE);

    List<Sending> debits = of(w, "pay.payment.debited");
    assertThat(debits).hasSize(2);
    assertThat(debits.get(0).headers().get("X-Jodo-Signature"))
        .hasSize(64)
        .isNotEqualTo(signer.sign(SECRET, debits.get(0).body()));
    assertThat(genuine(debits.get(1))).isTrue();
  }

  @Test
  void reserialisedOverTheOriginalsSignature() {
    Worlds w = refusingForgeries(Mischief.RESERIALISED);

    List<Sending> debits = of(w, "pay.payment.debited");
    assertThat(debits.get(0).body()).isNotEqualTo(debits.get(1).body());
    assertThat(debits.get(0).headers()).isEqualTo(debits.get(1).headers());
    assertThat(genuine(debits.get(0))).isFalse();
    assertThat(genuine(debits.get(1))).isTrue();
  }

  @Test
  void anotherBranchsSecret() {
    Worlds w = refusingForgeries(Mischief.OTHER_SECRET);

    Sending first = of(w, "pay.payment.debited").getFirst();
    assertThat(first.headers().get("X-Jodo-Signature"))
        .isEqualTo(signer.sign("other-secret", first.body()));
  }

  @Test
  void sameIdOtherBytesIsGenuine() {
    Worlds w = paid(rule(Mischief.SAME_ID_OTHER_BYTES, "pay.payment.debited"));

    List<Sending> debits = of(w, "pay.payment.debited");
    assertThat(debits).hasSize(2).allMatch(this::genuine);
    assertThat(debits.get(0).body()).isNotEqualTo(debits.get(1).body());
    assertThat(debits.get(0).body().text().replaceAll("\\s", ""))
        .isEqualTo(debits.get(1).body().text().replaceAll("\\s", ""));
  }

  @Test
  void unknownEventIsGenuine() {
    Worlds w = paid(rule(Mischief.UNKNOWN_EVENT, "pay.payment.debited"));

    assertThat(of(w, "pay.payment.debited.revised")).hasSize(1).allMatch(this::genuine);
  }

  @Test
  void garbageIsGenuine() {
    Worlds w = paid(rule(Mischief.GARBAGE, "pay.payment.debited"));

    List<Sending> garbage =
        w.received.stream().filter(s -> !s.body().text().startsWith("{")).toList();
    assertThat(garbage).hasSize(1).allMatch(this::genuine);
    assertThat(garbage.getFirst().body().bytes()).hasSizeBetween(16, 512);
  }

  @Test
  void twoUtrsHalvesASingleLine() {
    Worlds w = paid(rule(Mischief.TWO_UTRS, "pay.payment.settled"));

    assertThat(of(w, "pay.payment.settled")).hasSize(2);
    assertThat(Telling.of(w.world).payments().getFirst().lines().getFirst().settlements())
        .hasSize(2)
        .extracting(s -> s.amount().toString())
        .containsExactly("150.00", "150.00");
  }

  @Test
  void outageLosesAttemptsForItsTimeAndNoLonger() {
    Worlds w = paid(request(Mischief.OUTAGE, "*", Duration.ofHours(1)));

    Delivery debit = delivery(w, "pay.payment.debited");
    assertThat(debit.attempts())
        .extracting(a -> a.answer() == null ? -1 : a.answer().status())
        .containsExactly(0, 200);
    assertThat(w.world.mischief().all()).isEmpty();
  }

  @Test
  void callsAreStruckByOperationAndAtMostSoOften() {
    Worlds w = Worlds.calm();
    w.done(
        new AddMischief(
            new MischiefRequest(Mischief.TOO_MANY_REQUESTS, List.of("POST /pay/*"), 100, 2, null)));
    w.done(rule(Mischief.TIMEOUT_AFTER_EFFECT, "POST /erp/users/register"));
    w.done(rule(Mischief.SERVER_ERROR, "GET /erp/*"));

    assertThat(w.done(new JudgeCall("POST /pay/orders"))).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(w.done(new JudgeCall("POST /pay/orders"))).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(w.done(new JudgeCall("POST /pay/orders"))).isEqualTo("ANSWERED");
    assertThat(w.done(new JudgeCall("POST /erp/users/register"))).isEqualTo("TIMEOUT_AFTER_EFFECT");
    assertThat(w.done(new JudgeCall("GET /erp/branches"))).isEqualTo("SERVER_ERROR");
    assertThat(w.world.mischief().all().getFirst().struck()).isEqualTo(2);
  }

  private Worlds refusingForgeries(Mischief kind) {
    Worlds w = Worlds.answering(s -> genuine(s) ? 200 : 401);
    return pay(w, rule(kind, "pay.payment.debited"));
  }

  private static Worlds paid(AddMischief rule) {
    return pay(Worlds.calm(), rule);
  }

  private static Worlds paid(MischiefRequest rule) {
    return pay(Worlds.calm(), new AddMischief(rule));
  }

  private static Worlds pay(Worlds w, AddMischief rule) {
    w.listening();
    w.done(rule);
    String student = w.student();
    w.done(
        new PayStudent(student, List.of(line("TUITION", "300")), "UPI", BankAnswer.SUCCEEDS, null));
    return w.pass(Duration.ofDays(5));
  }

  private static AddMischief rule(Mischief kind, String on) {
    return new AddMischief(request(kind, on, null));
  }

  private static MischiefRequest request(
      Mischief kind, String on, @org.jspecify.annotations.Nullable Duration within) {
    return new MischiefRequest(kind, List.of(on), 100, null, within);
  }

  private boolean genuine(Sending s) {
    return signer.sign(SECRET, s.body()).equals(s.headers().get("X-Jodo-Signature"));
  }

  private static List<Sending> of(Worlds w, String event) {
    return w.received.stream().filter(s -> Worlds.event(s).equals(event)).toList();
  }

  private static Delivery delivery(Worlds w, String event) {
    return w.world.deliveries().all().stream()
        .filter(d -> d.event().equals(event))
        .findFirst()
        .orElseThrow();
  }
}
