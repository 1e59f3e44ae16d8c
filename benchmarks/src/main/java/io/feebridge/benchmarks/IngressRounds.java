package io.feebridge.benchmarks;

import static io.feebridge.benchmarks.ingress.Contestant.BARE;
import static io.feebridge.benchmarks.ingress.Contestant.FEEBRIDGE;

import io.feebridge.benchmarks.ingress.Contestant;
import io.feebridge.benchmarks.ingress.IngressFigures;
import io.feebridge.benchmarks.ingress.Latencies;
import io.feebridge.benchmarks.ingress.Saturation;
import io.feebridge.benchmarks.ingress.http.Answers;
import io.feebridge.benchmarks.ingress.http.WebhookSender;
import io.feebridge.benchmarks.process.CpuTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Short rounds, in each of which every contestant has a turn, in an order that changes: a machine
 * that slows down slows all of them.
 */
final class IngressRounds {

  private static final int LIGHT_A_SECOND = 1_000;
  private static final List<Contestant> COMPARED = List.of(FEEBRIDGE, BARE);

  private final Map<Contestant, WebhookSender> senders;
  private final Map<Contestant, CpuTime> cpu;
  private final Duration turn;
  private final Random order = new Random(7);
  private long acceptedByFeebridge;

  /**
   * @param turn how long each is under load in a round
   */
  IngressRounds(
      Map<Contestant, WebhookSender> senders, Map<Contestant, CpuTime> cpu, Duration turn) {
    this.senders = senders;
    this.cpu = cpu;
    this.turn = turn;
  }

  IngressFigures run(long warmUp, int rounds) throws InterruptedException {
    warmUp(warmUp);
    IngressFigures figures = new IngressFigures();
    for (int n = 1; n <= rounds; n++) {
      figures.saturated(saturations());
      System.out.println("round " + n + ": " + figures.newest());
    }
    int half = (int) Math.max(1, figures.perSecond(FEEBRIDGE) / 2);
    System.out.printf("latency at %,d/s and at %,d/s%n", half, LIGHT_A_SECOND);
    for (int n = 1; n <= rounds; n++) {
      figures.halfLoaded(latencies(half));
      figures.lightlyLoaded(latencies(LIGHT_A_SECOND));
    }
    return figures;
  }

  /**
   * By count, since a compiler counts calls, and by turns, since a server closes a connection that
   * is silent for long.
   */
  private void warmUp(long webhooks) throws InterruptedException {
    System.out.printf("warming up with %,d webhooks each%n", webhooks);
    Map<Contestant, Long> taken = new EnumMap<>(Contestant.class);
    while (taken.size() < Contestant.values().length
        || Collections.min(taken.values()) < webhooks) {
      for (Contestant who : Contestant.values()) {
        long accepted = saturation(who, turn).accepted();
        if (accepted == 0) {
          throw new IllegalStateException(who + " has accepted nothing for " + turn);
        }
        taken.merge(who, accepted, Long::sum);
      }
      System.out.println("  taken so far: " + taken);
    }
  }

  /** How many webhooks the ingress has answered 200 so far. */
  long acceptedByFeebridge() {
    return acceptedByFeebridge;
  }

  private Map<Contestant, Saturation> saturations() throws InterruptedException {
    Map<Contestant, Saturation> round = new EnumMap<>(Contestant.class);
    for (Contestant who : shuffled(List.of(Contestant.values()))) {
      round.put(who, saturation(who, turn));
    }
    return round;
  }

  private Map<Contestant, Latencies> latencies(int perSecond) throws InterruptedException {
    Map<Contestant, Latencies> round = new EnumMap<>(Contestant.class);
    for (Contestant who : shuffled(COMPARED)) {
      round.put(who, counted(who, sender(who).atRate(perSecond, turn)).latencies());
    }
    return round;
  }

  private Saturation saturation(Contestant who, Duration time) throws InterruptedException {
    CpuTime used = cpu.get(who);
    if (used == null) {
      throw new IllegalStateException(who + " does not run");
    }
    Duration before = used.now();
    Answers answers = counted(who, sender(who).saturate(time));
    return new Saturation(
        answers.accepted(), answers.refused(), answers.taken(), used.now().minus(before));
  }

  private Answers counted(Contestant who, Answers answers) {
    if (who == FEEBRIDGE) {
      acceptedByFeebridge += answers.accepted();
    }
    if (answers.refused() > 0) {
      System.out.printf("  %s refused %,d%n", who, answers.refused());
    }
    return answers;
  }

  private WebhookSender sender(Contestant who) {
    WebhookSender sender = senders.get(who);
    if (sender == null) {
      throw new IllegalStateException(who + " does not run");
    }
    return sender;
  }

  private List<Contestant> shuffled(List<Contestant> contestants) {
    List<Contestant> mixed = new ArrayList<>(contestants);
    Collections.shuffle(mixed, order);
    return mixed;
  }
}
