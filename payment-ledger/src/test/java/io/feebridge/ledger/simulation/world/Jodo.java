package io.feebridge.ledger.simulation.world;

import io.feebridge.ledger.booking.Branches;
import io.feebridge.ledger.simulation.clockwork.Chance;
import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.VirtualTime;
import io.feebridge.ledger.simulation.kafka.Topic;
import io.feebridge.ledger.simulation.kafka.Topic.Stored;
import io.feebridge.ledger.simulation.world.Webhook.Kind;
import io.feebridge.ledger.testing.Histories;
import io.feebridge.schemas.PaymentReported;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports payments by webhook, and again after six hours and after days where it got no answer: at
 * most five times more, within three days. What the ingress makes of the attempts is appended.
 */
public final class Jodo {

  public static final Branches BRANCHES = new Branches(Map.of("demo", Set.of("81c6b473c138")));

  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofHours(24),
          Duration.ofHours(48),
          Duration.ofHours(72));

  /** Tells when something shall happen. */
  public interface Agenda {
    void at(long nanos, Runnable what);
  }

  private final Chance chance;
  private final VirtualTime time;
  private final Coverage coverage;
  private final Topic topic;
  private final FutureSchemas schemas;
  private final Judge judge;
  private final Agenda agenda;
  private final BooleanSupplier kafkaAway;
  private final Runnable onAppended;
  private final List<Accepted> accepted = new ArrayList<>();
  private int undecided;

  /** What the ledger would make of a record if everything were known. */
  public interface Judge {
    Accepted judge(Stored record, byte @Nullable [] readable);
  }

  public Jodo(
      Chance chance,
      VirtualTime time,
      Coverage coverage,
      Topic topic,
      FutureSchemas schemas,
      Judge judge,
      Agenda agenda,
      BooleanSupplier kafkaAway,
      Runnable onAppended) {
    this.chance = chance;
    this.time = time;
    this.coverage = coverage;
    this.topic = topic;
    this.schemas = schemas;
    this.judge = judge;
    this.agenda = agenda;
    this.kafkaAway = kafkaAway;
    this.onAppended = onAppended;
  }

  /** Every record that the ingress acknowledged to itself, whoever heard of it. */
  public List<Accepted> accepted() {
    return accepted;
  }

  /** Whether no attempt is to come any more. */
  public boolean isSilent() {
    return undecided == 0;
  }

  /** Plans that many events of a few payments, in bursts over a day. */
  public void plan(int events, int payments, int poisonOneIn) {
    List<Long> bursts = new ArrayList<>();
    for (int i = 0; i < 1 + events / 20; i++) {
      bursts.add(chance.longBelow(Duration.ofHours(24).toNanos()));
    }
    boolean together = chance.oneIn(2);
    int number = 0;
    for (PaymentReported report : new Histories(chance.random(), payments).reports(events)) {
      Webhook webhook =
          chance.oneIn(poisonOneIn)
              ? Webhook.poison(
                  chance.of(List.of(Kind.values())),
                  number,
                  chance.below(payments),
                  time.instant().plusNanos(Duration.ofDays(2).toNanos()))
              : new Webhook(Kind.SOUND, report.getEventId(), report);
      number++;
      long burst = together ? bursts.get(at(webhook, bursts.size())) : chance.of(bursts);
      long at = burst + chance.longBelow(Duration.ofSeconds(20).toNanos());
      undecided++;
      agenda.at(at, () -> attempt(webhook, 0, at));
    }
  }

  /** The burst of everything about one payment. */
  private static int at(Webhook webhook, int bursts) {
    PaymentReported report = webhook.report();
    String id = report == null ? null : report.getPayment().getId();
    return Math.floorMod(id == null ? webhook.eventId().hashCode() : id.hashCode(), bursts);
  }

  private void attempt(Webhook webhook, int number, long firstAt) {
    boolean arrives = !kafkaAway.getAsBoolean() && !chance.oneIn(6);
    boolean answered = arrives && !chance.oneIn(6);
    if (arrives) {
      append(webhook);
    }
    if (answered) {
      undecided--;
    } else if (number == RETRIES.size()) {
      undecided--;
      coverage.met(Fault.GIVEN_UP_BY_JODO);
    } else {
      coverage.met(arrives ? Fault.ANSWER_LOST : Fault.DELIVERY_LOST);
      long at =
          firstAt
              + RETRIES.get(number).toNanos()
              + chance.longBelow(Duration.ofMinutes(2).toNanos());
      agenda.at(at, () -> attempt(webhook, number + 1, firstAt));
    }
  }

  private void append(Webhook webhook) {
    byte[] readable = webhook.value(time.instant(), schemas.serializer());
    byte[] value = readable;
    if (readable != null && webhook.kind() == Kind.LATE_SCHEMA) {
      long wait = chance.longBelow(Duration.ofMinutes(2).toNanos());
      value = schemas.disguise(readable, time.nanos() + wait);
    } else if (readable != null && webhook.kind() == Kind.NO_SCHEMA) {
      value = schemas.disguise(readable, Long.MAX_VALUE);
    }
    Stored stored = topic.append(webhook.eventId(), value, time.instant().toEpochMilli());
    accepted.add(owed(webhook.kind(), stored, readable));
    onAppended.run();
  }

  private Accepted owed(Kind kind, Stored stored, byte @Nullable [] readable) {
    Accepted judged = judge.judge(stored, readable);
    return switch (kind) {
      case CURSED_DATA, CURSED_PAYMENT -> new Accepted(stored, null, "sql_22p05");
      case CURSED_CODE -> new Accepted(stored, null, "effect_failed");
      case NO_SCHEMA -> new Accepted(stored, null, Accepted.UNKNOWN_SCHEMA);
      case LATE_SCHEMA -> new Accepted(stored, judged.fact(), Accepted.UNKNOWN_SCHEMA);
      default -> judged;
    };
  }
}
