package io.feebridge.simulator.world.ground;

import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.Subject;
import io.feebridge.simulator.event.WorldEvent;
import io.feebridge.simulator.webhook.Webhooks;
import io.feebridge.simulator.webhook.sending.Delivering;
import java.util.Map;
import java.util.TreeMap;

/** Tells the institute what happened, where a webhook asks for it. */
public final class Reporting {

  private final Ground ground;
  private final Webhooks webhooks;
  private final Delivering delivering;
  private final Map<EventCode, Long> counts = new TreeMap<>();

  public Reporting(Ground ground, Webhooks webhooks, Delivering delivering) {
    this.ground = ground;
    this.webhooks = webhooks;
    this.delivering = delivering;
  }

  /**
   * Reports it as of now.
   *
   * @param about id of what it is about, the same for all events of one payment
   */
  public void report(EventCode code, String collector, String about, Subject subject) {
    WorldEvent event =
        new WorldEvent(ground.ids().uuid("event"), code, ground.now(), collector, subject);
    counts.merge(code, 1L, Long::sum);
    webhooks
        .active(collector, code)
        .ifPresent(webhook -> delivering.deliver(webhook, event, about));
  }

  /** How often each has happened, told or not. */
  public Map<EventCode, Long> counts() {
    return Map.copyOf(counts);
  }
}
