package io.feebridge.localstack;

import io.feebridge.localstack.demo.OutageStory;
import io.feebridge.localstack.demo.Story;
import io.feebridge.localstack.demo.Unreachable;
import io.feebridge.localstack.demo.http.IngressSpool;
import io.feebridge.localstack.demo.http.LedgerApi;
import io.feebridge.localstack.demo.jodo.SignedWebhooks;
import io.feebridge.localstack.port.Ports;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells the story of the demo on the running stack. */
@Command(
    name = "demo",
    description =
        "Sends signed webhooks to the running stack and shows what the ledger made of them.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  /** As in {@code deploy/demo}: known to everybody. */
  private static final String SECRET = "demo-signing-secret";

  private static final String USER = "viewer:viewer";

  private final LocalStack stack;
  private final Console console;

  DemoCommand(LocalStack stack, Console console) {
    this.stack = stack;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Ports> ports = new RunningStack(stack.folders()).ports();
    if (ports.isEmpty()) {
      console.say("Feebridge is not up. Start it with ./dev up, then run ./dev demo again.");
      return 1;
    }
    try {
      return told(ports.get());
    } catch (Unreachable e) {
      console.say("The demo ended early: " + e.getMessage());
      return 1;
    }
  }

  private int told(Ports ports) {
    URI webhooks = address(ports, "ingress").resolve("/webhooks/jodo/demo");
    try (SignedWebhooks jodo = new SignedWebhooks(webhooks, SECRET);
        IngressSpool spool = new IngressSpool(address(ports, "ingress-management"));
        LedgerApi ledger =
            new LedgerApi(address(ports, "ledger"), address(ports, "ledger-management"), USER)) {
      List<String> surprises = new ArrayList<>(new Story(jodo, ledger, console::say).tell());
      surprises.addAll(
          new OutageStory(
                  jodo, ledger, new KafkaOutage(stack.folders().processes(), spool), console::say)
              .tell());
      console.say("");
      if (surprises.isEmpty()) {
        console.say("Everything is as it must be.");
        return 0;
      }
      console.say("Not as it must be:");
      surprises.forEach(s -> console.say("   " + s));
      return 1;
    }
  }

  private static URI address(Ports ports, String word) {
    if (!ports.numbers().containsKey(word)) {
      throw new Unreachable("this stack runs without " + word);
    }
    return URI.create("http://127.0.0.1:" + ports.of(word));
  }
}
