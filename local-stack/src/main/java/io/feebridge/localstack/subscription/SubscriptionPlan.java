package io.feebridge.localstack.subscription;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which events are to be sent where. Jodo changes no address of a webhook: a stack on other ports
 * disables the old ones and registers anew.
 *
 * @param events codes
 * @param address to which a slash and the code are added
 */
public record SubscriptionPlan(List<String> events, String address) {

  /** Keeps the order of {@code events}. */
  public SubscriptionPlan {
    events = List.copyOf(events);
  }

  /** The address of one event. */
  public String url(String event) {
    return address + "/" + event;
  }

  /** Brings Jodo to this plan; what is as planned stays untouched. Returns how many were added. */
  public int ensure(Subscriptions jodo) {
    Map<String, List<Subscription>> standing =
        jodo.all().stream().collect(Collectors.groupingBy(Subscription::event));
    Function<String, List<Subscription>> of = event -> standing.getOrDefault(event, List.of());
    int added = 0;
    for (String event : events) {
      if (of.apply(event).stream().anyMatch(s -> s.url().equals(url(event)))) {
        continue;
      }
      of.apply(event).forEach(s -> jodo.disable(s.id()));
      jodo.add(event, url(event));
      added++;
    }
    return added;
  }
}
