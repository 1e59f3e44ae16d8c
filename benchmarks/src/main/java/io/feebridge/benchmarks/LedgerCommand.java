package io.feebridge.benchmarks;

import io.feebridge.benchmarks.ledger.LedgerFigures;
import io.feebridge.benchmarks.ledger.kafka.PaymentLoad;
import io.feebridge.benchmarks.ledger.postgres.LedgerDatabase;
import io.feebridge.benchmarks.ledger.postgres.Limits;
import io.feebridge.benchmarks.process.Checkout;
import io.feebridge.benchmarks.process.CpuTime;
import io.feebridge.benchmarks.process.ServiceProcess;
import io.feebridge.benchmarks.process.StackProcess;
import io.feebridge.benchmarks.process.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Runs the ledger against its limits, round by round, and prints the medians. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Webhooks' records from Kafka into the books, with every guarantee on and the relay running,"
          + " on a Kafka and a PostgreSQL of its own; beside COPY into an indexed table, bare"
          + " batches of facts and postings, and single-row commits, in alternating rounds.",
      "Needs some 2 GB of memory and 2 GB of disk in the temporary folder, and takes minutes."
    })
final class LedgerCommand implements Callable<Integer> {

  @Option(
      names = "--events",
      defaultValue = "60000",
      description = "Events in a round, 1000 or more. Default: ${DEFAULT-VALUE}")
  private int events;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Measured rounds. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--warm-up",
      defaultValue = "300000",
      description =
          "Events before the first round, as many as the JVM's last compiler needs. Default:"
              + " ${DEFAULT-VALUE}")
  private int warmUp;

  @Option(
      names = "--lines",
      defaultValue = "1",
      description = "Fee components of a payment. Default: ${DEFAULT-VALUE}")
  private int lines;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Consumer threads of the ledger. Default: ${DEFAULT-VALUE}")
  private int threads;

  @Option(
      names = "--heap",
      defaultValue = "512m",
      description = "Heap of the ledger. Default: ${DEFAULT-VALUE}")
  private String heap = "512m";

  @Option(
      names = "--jvm",
      defaultValue = "-XX:+UseSerialGC",
      description =
          "An argument of the ledger's JVM, such as a profiler's. Repeatable. Default:"
              + " ${DEFAULT-VALUE}")
  private List<String> jvm = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "A setting of the ledger, such as feebridge.ledger.inbox.max-poll-records=1000.")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--home",
      defaultValue = ".",
      description = "The checkout, built. Default: this folder.")
  private Path home = Path.of(".");

  @Override
  public Integer call() throws Exception {
    System.out.println(JsonMapper.shared().writeValueAsString(measure().line()));
    return 0;
  }

  private LedgerFigures measure() throws Exception {
    Checkout checkout = new Checkout(home);
    try (TemporaryFolder state = new TemporaryFolder();
        StackProcess stack =
            StackProcess.start(checkout.home(), state.path(), List.of("ingress", "ledger"));
        ServiceProcess ledger = ledger(checkout, stack, state.path());
        LedgerDatabase database = new LedgerDatabase(connection(stack), connection(stack));
        PaymentLoad load = new PaymentLoad(kafka(stack), lines)) {
      CpuTime ledgerCpu = new CpuTime(ledger.handle());
      CpuTime allCpu =
          new CpuTime(ledger.handle(), stack.process("postgres"), stack.process("kafka"));
      LedgerRounds measured =
          new LedgerRounds(
              load,
              database,
              new Limits(() -> connection(stack), new Random(7)),
              ledgerCpu,
              allCpu);
      return measured.run(warmUp, events, rounds);
    }
  }

  private ServiceProcess ledger(Checkout checkout, StackProcess stack, Path state)
      throws IOException, InterruptedException {
    int management = Checkout.freePort();
    List<String> arguments = new ArrayList<>();
    arguments.add("--spring.profiles.active=demo");
    arguments.add(checkout.demoSettings("ledger"));
    arguments.add("--server.port=" + Checkout.freePort());
    arguments.add("--management.server.port=" + management);
    arguments.add("--feebridge.ledger.inbox.threads=" + threads);
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    List<String> machine = new ArrayList<>(List.of("-Xmx" + heap));
    machine.addAll(jvm);
    return ServiceProcess.start(
        checkout.jar("payment-ledger"),
        machine,
        arguments,
        Map.of(
            "FEEBRIDGE_KAFKA_PORT", "" + stack.port("kafka"),
            "FEEBRIDGE_POSTGRES_PORT", "" + stack.port("postgres")),
        state.resolve("ledger.log"),
        URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness"));
  }

  private static String kafka(StackProcess stack) {
    return "127.0.0.1:" + stack.port("kafka");
  }

  private static Connection connection(StackProcess stack) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + stack.port("postgres") + "/feebridge", "postgres", "");
  }
}
