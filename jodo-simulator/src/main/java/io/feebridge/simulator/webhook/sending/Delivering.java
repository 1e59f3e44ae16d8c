package io.feebridge.simulator.webhook.sending;

import io.feebridge.simulator.clock.Agenda;
import io.feebridge.simulator.event.EventBodies;
import io.feebridge.simulator.event.WorldEvent;
import io.feebridge.simulator.mischief.Mischief;
import io.feebridge.simulator.mischief.MischiefRequest;
import io.feebridge.simulator.mischief.MischiefRules;
import io.feebridge.simulator.seed.Ids;
import io.feebridge.simulator.seed.Seed;
import io.feebridge.simulator.webhook.Attempt.Spoilt;
import io.feebridge.simulator.webhook.Body;
import io.feebridge.simulator.webhook.Deliveries;
import io.feebridge.simulator.webhook.Delivery;
import io.feebridge.simulator.webhook.Delivery.State;
import io.feebridge.simulator.webhook.Delivery.Why;
import io.feebridge.simulator.webhook.Webhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes deliveries of events, with the trouble that strikes them, and says when each goes out. */
public final class Delivering {

  private final Agenda agenda;
  private final Seed seed;
  private final Ids ids;
  private final MischiefRules mischief;
  private final EventBodies bodies;
  private final Deliveries deliveries;
  private final Attempting attempting;
  private final Map<String, List<Held>> held = new HashMap<>();

  private record Held(Delivery delivery, Spoilt spoilt) {}

  public Delivering(
      Agenda agenda,
      Seed seed,
      MischiefRules mischief,
      EventBodies bodies,
      Deliveries deliveries,
      Attempting attempting) {
    this.agenda = agenda;
    this.seed = seed;
    this.ids = new Ids(seed);
    this.mischief = mischief;
    this.bodies = bodies;
    this.deliveries = deliveries;
    this.attempting = attempting;
  }

  /**
   * Reports an event to a webhook.
   *
   * @param about id of what it is about, the same for all events of one payment
   */
  public void deliver(Webhook webhook, WorldEvent event, String about) {
    Map<Mischief, MischiefRequest> struck = mischief.strikeDelivery(event.code().code());
    Body body =
        Body.of(
            struck.containsKey(Mischief.TYPE_DRIFT)
                ? bodies.driftedBytesOf(event)
                : bodies.bytesOf(event));
    Delivery delivery = make(webhook, event.id(), event.code().code(), about, Why.EVENT, body);
    if (struck.containsKey(Mischief.DROP)) {
      deliveries.put(delivery.ended(State.DROPPED));
      return;
    }
    Spoilt spoilt = spoilt(struck);
    Instant due = DeliveryTimes.due(agenda.now(), struck, seed);
    if (struck.containsKey(Mischief.SETTLED_FIRST) && isDebit(event)) {
      deliveries.put(delivery);
      held.computeIfAbsent(about, _ -> new ArrayList<>()).add(new Held(delivery, spoilt));
    } else {
      attempting.first(delivery, due, spoilt);
      release(about, due);
    }
    addOthers(webhook, event, delivery, struck, due);
  }

  /** Sends the same bytes once more, now. */
  public Delivery resend(Webhook webhook, Delivery old) {
    Delivery again = make(webhook, old.eventId(), old.event(), old.about(), Why.RESENT, old.body());
    attempting.first(again, agenda.now(), Spoilt.NOT);
    return again;
  }

  private void addOthers(
      Webhook webhook,
      WorldEvent event,
      Delivery first,
      Map<Mischief, MischiefRequest> struck,
      Instant due) {
    String code = first.event();
    MischiefRequest twice = struck.get(Mischief.DUPLICATE);
    if (twice != null) {
      Delivery copy = make(webhook, event.id(), code, first.about(), Why.DUPLICATE, first.body());
      attempting.first(copy, DeliveryTimes.later(due, twice, seed), Spoilt.NOT);
    }
    if (struck.containsKey(Mischief.SAME_ID_OTHER_BYTES)) {
      Body other = Bytes.respaced(first.body());
      Delivery copy =
          make(webhook, event.id(), code, first.about(), Why.SAME_ID_OTHER_BYTES, other);
      attempting.first(copy, due, Spoilt.NOT);
    }
    if (struck.containsKey(Mischief.UNKNOWN_EVENT)) {
      String id = ids.uuid("unknown");
      Body other = Bytes.renamed(first.body(), event, id);
      Delivery extra =
          make(webhook, id, code + Bytes.UNKNOWN, first.about(), Why.UNKNOWN_EVENT, other);
      attempting.first(extra, due, Spoilt.NOT);
    }
    if (struck.containsKey(Mischief.GARBAGE)) {
      Body noise = Bytes.noise(seed.stream("garbage"));
      Delivery extra = make(webhook, "", code, first.about(), Why.GARBAGE, noise);
      attempting.first(extra, due, Spoilt.NOT);
    }
  }

  /** What waited for another event of the same payment goes out a minute after it. */
  private void release(String about, Instant due) {
    for (Held waiting : held.getOrDefault(about, List.of())) {
      attempting.first(waiting.delivery(), due.plusSeconds(60), waiting.spoilt());
    }
    held.remove(about);
  }

  private Delivery make(
      Webhook webhook, String eventId, String code, String about, Why why, Body body) {
    return new Delivery(
        deliveries.nextId(),
        webhook.id(),
        webhook.collector(),
        eventId,
        code,
        about,
        why,
        body,
        agenda.now(),
        State.WAITING,
        List.of(),
        null);
  }

  private static boolean isDebit(WorldEvent event) {
    return event.code().code().endsWith(".debited");
  }

  private static Spoilt spoilt(Map<Mischief, MischiefRequest> struck) {
    if (struck.containsKey(Mischief.WRONG_SIGNATURE)) {
      return Spoilt.WRONG_SIGNATURE;
    }
    if (struck.containsKey(Mischief.RESERIALISED)) {
      return Spoilt.RESERIALISED;
    }
    return struck.containsKey(Mischief.OTHER_SECRET) ? Spoilt.OTHER_SECRET : Spoilt.NOT;
  }
}
