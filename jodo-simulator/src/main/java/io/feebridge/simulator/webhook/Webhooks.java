package io.feebridge.simulator.webhook;

import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.registry.Registry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All webhooks there ever were. */
public final class Webhooks extends Registry<Webhook> {

  private final Map<String, String> current = new HashMap<>();

  public Webhooks() {
    super(Webhook::id);
  }

  @Override
  public Webhook put(Webhook webhook) {
    String key = key(webhook.collector(), webhook.event());
    if (webhook.isActive()) {
      current.put(key, webhook.id());
    } else {
      current.remove(key, webhook.id());
    }
    return super.put(webhook);
  }

  /** The one that is told of this event of this branch. */
  public Optional<Webhook> active(String collector, EventCode event) {
    return Optional.ofNullable(current.get(key(collector, event))).flatMap(this::find);
  }

  private static String key(String collector, EventCode event) {
    return collector + "|" + event;
  }
}
