package io.feebridge.simulator.mischief;

import io.feebridge.simulator.mischief.Mischief.CallFate;
import io.feebridge.simulator.seed.Seed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All trouble in force; draws from the seed, for each rule from a stream of its own. */
public final class MischiefRules {

  private final Seed seed;
  private final List<MischiefRule> rules = new ArrayList<>();
  private int made;

  public MischiefRules(Seed seed) {
    this.seed = seed;
  }

  public List<MischiefRule> all() {
    return List.copyOf(rules);
  }

  public MischiefRule add(MischiefRequest request, Instant now) {
    made++;
    MischiefRule rule = new MischiefRule("mischief_" + made, request, now, 0);
    rules.add(rule);
    return rule;
  }

  /** False when there is none of that id. */
  public boolean remove(String id) {
    return rules.removeIf(rule -> rule.id().equals(id));
  }

  public void clear() {
    rules.clear();
  }

  /** The rule of that kind that strikes {@code name} this time, if one does. */
  public Optional<MischiefRequest> strike(Mischief kind, String name) {
    for (int i = 0; i < rules.size(); i++) {
      MischiefRule rule = rules.get(i);
      if (rule.request().kind() == kind
          && rule.isFresh()
          && rule.request().covers(name)
          && seed.chance("mischief:" + rule.id(), rule.request().percent())) {
        rules.set(i, rule.strike());
        return Optional.of(rule.request());
      }
    }
    return Optional.empty();
  }

  /** Every kind that strikes this delivery of an event. */
  public Map<Mischief, MischiefRequest> strikeDelivery(String event) {
    Map<Mischief, MischiefRequest> struck = new EnumMap<>(Mischief.class);
    for (Mischief kind : Mischief.values()) {
      if (kind.strikesDeliveries()) {
        strike(kind, event).ifPresent(request -> struck.put(kind, request));
      }
    }
    return struck;
  }

  /** Whether an attempt to report {@code event} is lost on its way. */
  public boolean isLost(String event, Instant now) {
    rules.removeIf(
        rule ->
            rule.request().kind() == Mischief.OUTAGE
                && !now.isBefore(rule.since().plus(rule.request().window())));
    return strike(Mischief.OUTAGE, event).isPresent();
  }

  /** What becomes of a call to the API. */
  public CallFate judge(String operation) {
    if (strike(Mischief.TOO_MANY_REQUESTS, operation).isPresent()) {
      return CallFate.TOO_MANY_REQUESTS;
    }
    if (strike(Mischief.SERVER_ERROR, operation).isPresent()) {
      return CallFate.SERVER_ERROR;
    }
    return strike(Mischief.TIMEOUT_AFTER_EFFECT, operation).isPresent()
        ? CallFate.TIMEOUT_AFTER_EFFECT
        : CallFate.ANSWERED;
  }
}
