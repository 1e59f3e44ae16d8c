package io.feebridge.localstack.subscription;

import java.util.List;

/** The webhooks of one branch at Jodo. */
public interface Subscriptions {

  /** Those that stand. */
  List<Subscription> all();

  /** Registers one more; an event has one address only, so the old one must be disabled first. */
  void add(String event, String url);

  /** Ends one. */
  void disable(String id);
}
