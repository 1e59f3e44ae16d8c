package io.feebridge.simulator.order;

import io.feebridge.simulator.registry.Registry;

/** All orders, links and page payments. */
public final class Orders extends Registry<Order> {

  public Orders() {
    super(Order::id);
  }
}
