package io.feebridge.benchmarks;

import io.feebridge.benchmarks.process.Checkout;
import io.feebridge.benchmarks.process.ServiceProcess;
import io.feebridge.benchmarks.process.TemporaryFolder;
import io.feebridge.benchmarks.simulator.SimulatorFigures;
import io.feebridge.benchmarks.simulator.SimulatorFigures.Round;
import io.feebridge.benchmarks.simulator.http.BareLoop;
import io.feebridge.benchmarks.simulator.http.ControlApi;
import io.feebridge.benchmarks.simulator.http.Receiver;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Lets ten thousand students pay, again and again, and counts the webhooks that arrive. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    description = {
      "Signed webhooks of the scenario fee-day, by the simulator as a process, to a receiver on loopback"
          + " that answers at once; beside a loop with the same HTTP client that only signs and posts.",
      "In turns: a round of the one, then as many webhooks of the other. All share the processors."
    })
final class SimulatorCommand implements Callable<Integer> {

  private static final String SECRET = "bench-only-secret";
  private static final int CONNECTIONS = 64;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Measured rounds, after one to warm up. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--heap",
      defaultValue = "640m",
      description = "Heap of the simulator. Default: ${DEFAULT-VALUE}")
  private String heap = "640m";

  @Option(
      names = "--home",
      defaultValue = ".",
      description = "The checkout, built. Default: this folder.")
  private Path home = Path.of(".");

  @Override
  public Integer call() throws Exception {
    Checkout checkout = new Checkout(home);
    int port = Checkout.freePort();
    try (TemporaryFolder folder = new TemporaryFolder();
        Receiver receiver = new Receiver();
        ServiceProcess simulator = start(checkout, folder, receiver, port);
        ControlApi control = new ControlApi(port);
        BareLoop bare = new BareLoop(CONNECTIONS)) {
      System.out.println("simulator " + simulator.handle().pid() + " sends to " + receiver.url());
      measure(control, receiver, bare);
    }
    return 0;
  }

  private ServiceProcess start(
      Checkout checkout, TemporaryFolder folder, Receiver receiver, int port) throws Exception {
    return ServiceProcess.start(
        checkout.jar("jodo-simulator"),
        List.of("-Xmx" + heap, "-XX:+UseSerialGC"),
        List.of(
            "--port=" + port,
            "--speed=0",
            "--webhook=" + receiver.url(),
            "--webhook-secret=" + SECRET),
        Map.of(),
        folder.path().resolve("simulator.log"),
        URI.create("http://127.0.0.1:" + port + "/control/state"));
  }

  private void measure(ControlApi control, Receiver receiver, BareLoop bare) throws Exception {
    List<Round> ours = new ArrayList<>();
    List<Round> limits = new ArrayList<>();
    for (int i = 0; i <= rounds; i++) {
      Round round = control.play("fee-day", receiver);
      byte[] body = receiver.sample();
      Round limit = bare.run(receiver.url(), body, SECRET, Math.toIntExact(round.webhooks()));
      System.out.printf(
          "%s: simulator %,d webhooks, %,d/s; bare loop %,d/s%n",
          i == 0 ? "warm-up" : "round " + i,
          round.webhooks(),
          round.perSecond(),
          limit.perSecond());
      if (i > 0) {
        ours.add(round);
        limits.add(limit);
      }
    }
    System.out.println(
        JsonMapper.shared()
            .writeValueAsString(SimulatorFigures.of(ours, limits, receiver.unsigned())));
  }
}
