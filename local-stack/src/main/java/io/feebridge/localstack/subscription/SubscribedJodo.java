package io.feebridge.localstack.subscription;

import io.feebridge.localstack.process.Part;
import io.feebridge.localstack.process.StopSignal;
import java.io.IOException;

/** A simulator that is ready once it also reports to the ingress, after a restart too. */
public record SubscribedJodo(Part simulator, SubscriptionPlan plan, Subscriptions jodo)
    implements Part {

  @Override
  public String name() {
    return simulator.name();
  }

  @Override
  public StopSignal signal() {
    return simulator.signal();
  }

  @Override
  public ProcessHandle launch() throws IOException {
    return simulator.launch();
  }

  @Override
  public void awaitReady(ProcessHandle process) {
    simulator.awaitReady(process);
    plan.ensure(jodo);
  }
}
