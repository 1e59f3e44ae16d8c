package io.feebridge.benchmarks;

import static io.feebridge.benchmarks.ingress.Contestant.BARE;
import static io.feebridge.benchmarks.ingress.Contestant.CONTROLLER;
import static io.feebridge.benchmarks.ingress.Contestant.FEEBRIDGE;

import io.feebridge.benchmarks.ingress.Contestant;
import io.feebridge.benchmarks.ingress.kafka.BareServer;
import io.feebridge.benchmarks.ingress.kafka.StoredRecords;
import io.feebridge.benchmarks.ingress.spring.UsualController;
import io.feebridge.benchmarks.process.Checkout;
import io.feebridge.benchmarks.process.CpuTime;
import io.feebridge.benchmarks.process.Processor;
import io.feebridge.benchmarks.process.ServiceProcess;
import io.feebridge.benchmarks.process.StackProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * The three servers, each a process on the first processor of the machine; Kafka and this process,
 * which sends, have the others.
 */
final class IngressContest implements AutoCloseable {

  static final String SECRET = "demo-signing-secret";
  static final String PATH = "/webhooks/jodo/demo";
  private static final String BARE_TOPIC = "bench.bare";
  private static final String CONTROLLER_TOPIC = "bench.controller";

  private final Checkout checkout;
  private final StackProcess stack;
  private final Path state;
  private final String heap;
  private final List<String> jvm;
  private final StoredRecords stored;
  private final Map<Contestant, ServiceProcess> processes = new EnumMap<>(Contestant.class);
  private final Map<Contestant, Integer> ports = new EnumMap<>(Contestant.class);

  private IngressContest(
      Checkout checkout, StackProcess stack, Path state, String heap, List<String> jvm) {
    this.checkout = checkout;
    this.stack = stack;
    this.state = state;
    this.heap = heap;
    this.jvm = jvm;
    this.stored = new StoredRecords(kafka());
  }

  /**
   * Starts all three and returns when they are ready.
   *
   * @param heap of each, such as {@code 256m}
   * @param jvm further arguments of the ingress's JVM
   */
  static IngressContest begin(
      Checkout checkout, StackProcess stack, Path state, String heap, List<String> jvm)
      throws IOException, InterruptedException, ExecutionException {
    IngressContest contest = new IngressContest(checkout, stack, state, heap, jvm);
    try {
      contest.startAll();
    } catch (IOException | InterruptedException | ExecutionException | RuntimeException e) {
      contest.close();
      throw e;
    }
    return contest;
  }

  private void startAll() throws IOException, InterruptedException, ExecutionException {
    Processor.leaveTheFirst(stack.process("kafka"));
    Processor.leaveTheFirst(ProcessHandle.current());
    stored.create(BARE_TOPIC);
    stored.create(CONTROLLER_TOPIC);
    startFeebridge();
    int bare = Checkout.freePort();
    start(
        BARE,
        bare,
        program(BareServer.class, List.of("" + bare, kafka(), BARE_TOPIC, SECRET)),
        URI.create("http://127.0.0.1:" + bare + "/ready"));
    int controller = Checkout.freePort();
    start(
        CONTROLLER,
        controller,
        program(
            UsualController.class,
            List.of(
                "--server.port=" + controller,
                // the class path holds a service's application.yml, whose settings are not its own
                "--spring.config.name=usual-controller",
                "--spring.main.web-application-type=reactive",
                "--spring.kafka.bootstrap-servers=" + kafka(),
                "--spring.kafka.producer.acks=all")),
        URI.create("http://127.0.0.1:" + controller + "/ready"));
  }

  private void startFeebridge() throws IOException, InterruptedException {
    int port = Checkout.freePort();
    int management = Checkout.freePort();
    List<String> command = java();
    command.addAll(jvm);
    command.addAll(
        List.of(
            "-jar",
            checkout.jar("webhook-ingress").toString(),
            "--spring.profiles.active=demo",
            checkout.demoSettings("ingress"),
            "--server.port=" + port,
            "--management.server.port=" + management,
            "--feebridge.ingress.operator.port=0",
            "--feebridge.ingress.spool.folder=" + state.resolve("spool")));
    start(
        FEEBRIDGE,
        port,
        command,
        URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness"));
  }

  private List<String> program(Class<?> main, List<String> arguments) {
    List<String> command = java();
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }

  private List<String> java() {
    return new ArrayList<>(
        List.of(
            StackProcess.java(),
            "-Xmx" + heap,
            "-XX:ActiveProcessorCount=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
  }

  private void start(Contestant who, int port, List<String> command, URI readiness)
      throws IOException, InterruptedException {
    ports.put(who, port);
    processes.put(
        who,
        ServiceProcess.start(
            Processor.only(0, command),
            Map.of("FEEBRIDGE_KAFKA_PORT", "" + stack.port("kafka")),
            state.resolve(who + ".log"),
            readiness));
  }

  private String kafka() {
    return "127.0.0.1:" + stack.port("kafka");
  }

  int port(Contestant who) {
    Integer port = ports.get(who);
    if (port == null) {
      throw new IllegalStateException(who + " does not run");
    }
    return port;
  }

  /** Processor time of each. */
  Map<Contestant, CpuTime> cpu() {
    Map<Contestant, CpuTime> all = new EnumMap<>(Contestant.class);
    processes.forEach((who, process) -> all.put(who, new CpuTime(process.handle())));
    return all;
  }

  /** Records that the ingress has put on its topics. */
  long stored() throws InterruptedException, ExecutionException {
    return stored.on("jodo.");
  }

  @Override
  public void close() throws IOException {
    stored.close();
    for (ServiceProcess process : processes.values()) {
      process.close();
    }
  }
}
