package io.feebridge.benchmarks;

import io.feebridge.benchmarks.ingress.Contestant;
import io.feebridge.benchmarks.ingress.IngressFigures;
import io.feebridge.benchmarks.ingress.SignedWebhook;
import io.feebridge.benchmarks.ingress.http.WebhookSender;
import io.feebridge.benchmarks.ingress.jodo.SignedWebhooks;
import io.feebridge.benchmarks.process.Checkout;
import io.feebridge.benchmarks.process.Processor;
import io.feebridge.benchmarks.process.StackProcess;
import io.feebridge.benchmarks.process.TemporaryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Runs the ingress against a bare server and the usual controller, and prints the medians. */
@Command(
    name = "ingress",
    mixinStandardHelpOptions = true,
    description = {
      "Signed webhooks over HTTP until Kafka has acknowledged them: the service with everything on,"
          + " beside a bare Netty server that proves, reads, encodes and stores the same, and beside"
          + " the usual controller without any check; each on one processor, in short rounds.",
      "First as many as each takes, then latency at half of that and at 1,000 a second, counted"
          + " from the moment a webhook was meant to be sent."
    })
final class IngressCommand implements Callable<Integer> {

  @Option(
      names = "--rounds",
      defaultValue = "11",
      description = "Measured rounds. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "3",
      description = "How long each server is under load in a round. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "300000",
      description =
          "Webhooks that each takes before the first round, as many as the JVM's last compiler"
              + " needs. Default: ${DEFAULT-VALUE}")
  private int warmUp;

  @Option(
      names = "--connections",
      defaultValue = "400",
      description = "Webhooks on their way at once. Default: ${DEFAULT-VALUE}")
  private int connections;

  @Option(
      names = "--webhooks",
      defaultValue = "4096",
      description = "Different webhooks, sent over and over. Default: ${DEFAULT-VALUE}")
  private int webhooks;

  @Option(
      names = "--heap",
      defaultValue = "256m",
      description = "Heap of each server. Default: ${DEFAULT-VALUE}")
  private String heap = "256m";

  @Option(
      names = "--jvm",
      description = "A further argument of the ingress's JVM, such as a profiler's. Repeatable.")
  private List<String> jvm = new ArrayList<>();

  @Option(
      names = "--home",
      defaultValue = ".",
      description = "The checkout, built. Default: this folder.")
  private Path home = Path.of(".");

  @Override
  public Integer call() throws Exception {
    Checkout checkout = new Checkout(home);
    System.out.println(
        Processor.isChoosable()
            ? "each server has the first processor for itself"
            : "servers, Kafka and sender share their processors: there is no taskset, or only one");
    try (TemporaryFolder state = new TemporaryFolder();
        StackProcess stack =
            StackProcess.start(checkout.home(), state.path(), List.of("ingress", "ledger"));
        IngressContest contest = IngressContest.begin(checkout, stack, state.path(), heap, jvm)) {
      measure(contest);
    }
    return 0;
  }

  private void measure(IngressContest contest) throws Exception {
    List<SignedWebhook> signed = SignedWebhooks.of(webhooks, IngressContest.SECRET, now());
    Map<Contestant, WebhookSender> senders = new EnumMap<>(Contestant.class);
    try {
      for (Contestant who : Contestant.values()) {
        senders.put(
            who, new WebhookSender(contest.port(who), IngressContest.PATH, signed, connections));
      }
      IngressRounds measured =
          new IngressRounds(senders, contest.cpu(), Duration.ofSeconds(seconds));
      IngressFigures figures = measured.run(warmUp, rounds);
      System.out.println(
          JsonMapper.shared()
              .writeValueAsString(figures.line(measured.acceptedByFeebridge(), contest.stored())));
    } finally {
      senders.values().forEach(WebhookSender::close);
    }
  }

  private static Instant now() {
    return Instant.now();
  }
}
