package io.feebridge.simulator.running;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.PaymentCommand.PayStudent;
import io.feebridge.simulator.command.StudentCommand.RegisterStudent;
import io.feebridge.simulator.command.UserCommand.RegisterUser;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.notation.json.JsonNotation;
import io.feebridge.simulator.pull.PullCalls;
import io.feebridge.simulator.running.json.JsonJournal;
import io.feebridge.simulator.running.json.JsonJournal.Unusable;
import io.feebridge.simulator.truth.Telling;
import io.feebridge.simulator.webhook.Answer;
import io.feebridge.simulator.webhook.Delivery;
import io.feebridge.simulator.webhook.sending.Post;
import io.feebridge.simulator.webhook.sending.Sending;
import io.feebridge.simulator.world.World;
import io.feebridge.simulator.world.Worlds;
import io.feebridge.simulator.world.ground.WorldSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {

  private static final WorldSettings SETTINGS = Worlds.settings(7, Worlds.CALM, null);
  private static final PullCalls NOBODY = _ -> new CompletableFuture<>();
  private static final Scenarios NONE =
      new Scenarios() {
        @Override
        public List<Story> all() {
          return List.of();
        }

        @Override
        public Optional<Told> begin(String name, World world) {
          return Optional.empty();
        }
      };

  private final JsonNotation notation = new JsonNotation();
  private final ConcurrentLinkedQueue<Sending> sent = new ConcurrentLinkedQueue<>();
  private final Executor elsewhere = Executors.newVirtualThreadPerTaskExecutor();
  private Simulator simulator = simulator(Journal.none(), 500);

  @TempDir Path folder;

  @AfterEach
  void end() {
    simulator.close();
  }

  @Test
  void threeDaysOfRetriesTakeSeconds() throws Exception {
    simulator.start();
    simulator.execute(Worlds.webhook(Worlds.BRANCH, EventCode.STUDENT_REGISTERED, "s"));
    register("S1");

    Instant arrived = simulator.jump(now -> now.plus(Duration.ofDays(4))).get(20, SECONDS);

    assertThat(arrived).isEqualTo(Worlds.MONDAY.plus(Duration.ofDays(4)));
    assertThat(sent).hasSize(6);
    Delivery delivery = simulator.ask(w -> w.deliveries().all().getFirst()).get(5, SECONDS);
    assertThat(delivery.state()).isEqualTo(Delivery.State.GIVEN_UP);
  }

  @Test
  void theClockRunsAtItsSpeedAndStandsStillWithNone() throws Exception {
    long[] nanos = {0};
    simulator =
        new Simulator(
            () -> Worlds.fresh(SETTINGS),
            post(200),
            NOBODY,
            Journal.none(),
            NONE,
            () -> nanos[0],
            0);
    simulator.start();
    nanos[0] = Duration.ofHours(1).toNanos();
    assertThat(simulator.clock().get(5, SECONDS).now()).isEqualTo(Worlds.MONDAY);
    simulator.run(60).get(5, SECONDS);
    nanos[0] += Duration.ofMinutes(1).toNanos();

    assertThat(simulator.clock().get(5, SECONDS).now())
        .isEqualTo(Worlds.MONDAY.plus(Duration.ofHours(1)));
  }

  @Test
  void anotherProcessGoesOnWhereThisOneWasKilled() throws Exception {
    Path file = folder.resolve("state");
    JsonJournal journal = journal(file);
    simulator = simulator(journal, 200);
    simulator.start();
    simulator.execute(Worlds.webhook(Worlds.BRANCH, EventCode.PAY_DEBITED, "s"));
    simulator.execute(Worlds.webhook(Worlds.BRANCH, EventCode.PAY_SETTLED, "s"));
    String student = register("S1");
    pay(student);
    simulator.jump(now -> now.plus(Duration.ofDays(3))).get(20, SECONDS);
    pay(student);
    simulator.jump(now -> now.plus(Duration.ofMinutes(1))).get(20, SECONDS);
    String before = simulator.ask(w -> notation.write(Telling.of(w))).get(5, SECONDS);
    List<Delivery> deliveries = simulator.ask(w -> w.deliveries().all()).get(5, SECONDS);
    simulator.close();
    journal.close();
    Files.writeString(file, Files.readString(file) + "{\"at\":\"2025-06-0");

    JsonJournal reopened = journal(file);
    Simulator next = simulator(reopened, 200);
    next.start();

    assertThat(next.ask(w -> notation.write(Telling.of(w))).get(5, SECONDS)).isEqualTo(before);
    assertThat(next.ask(w -> w.deliveries().all()).get(5, SECONDS)).isEqualTo(deliveries);
    next.close();
    reopened.close();
  }

  @Test
  void aJournalOfAnotherWorldOrInUseIsRefused() throws Exception {
    Path file = folder.resolve("state");
    JsonJournal journal = journal(file);
    assertThatThrownBy(() -> journal(file))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("in use");
    journal.close();

    assertThatThrownBy(() -> JsonJournal.open(file, "another seed", notation))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("another seed, scenario, start or institute");
    Files.writeString(file, Files.readString(file) + "no json\n");
    assertThatThrownBy(() -> journal(file))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void resetForgetsEverythingAndAnswersOfTheOldWorldAreIgnored() throws Exception {
    CompletableFuture<Answer> late = new CompletableFuture<>();
    simulator =
        new Simulator(
            () -> Worlds.fresh(SETTINGS),
            _ -> late,
            NOBODY,
            Journal.none(),
            NONE,
            System::nanoTime,
            1);
    simulator.start();
    simulator.execute(Worlds.webhook(Worlds.BRANCH, EventCode.STUDENT_REGISTERED, "s"));
    register("S1");
    simulator.clock().get(5, SECONDS);

    simulator.reset().get(5, SECONDS);
    late.complete(new Answer(200, "", 1));

    assertThat(simulator.ask(w -> w.students().size()).get(5, SECONDS)).isZero();
    assertThat(simulator.ask(w -> w.deliveries().made()).get(5, SECONDS)).isZero();
  }

  @Test
  void tellsItsListenersWhatHappens() throws Exception {
    ConcurrentLinkedQueue<Activity> heard = new ConcurrentLinkedQueue<>();
    simulator.start();
    AutoCloseable listening = simulator.listen(heard::add);
    register("S1");
    listening.close();
    register("S2");

    assertThat(heard.stream().filter(a -> a.kind().equals("command")))
        .extracting(Activity::what)
        .containsExactly("RegisterUser", "RegisterStudent");
  }

  private Simulator simulator(Journal journal, int status) {
    return new Simulator(
        () -> Worlds.fresh(SETTINGS), post(status), NOBODY, journal, NONE, System::nanoTime, 0);
  }

  private Post post(int status) {
    return sending ->
        CompletableFuture.supplyAsync(
            () -> {
              sent.add(sending);
              return new Answer(status, "", 1);
            },
            elsewhere);
  }

  private JsonJournal journal(Path file) throws Unusable {
    return JsonJournal.open(file, notation.write(SETTINGS), notation);
  }

  private String register(String identifier) throws Exception {
    String user = done(new RegisterUser("A", "9876543210", identifier + "@example.com"));
    return done(new RegisterStudent(user, Worlds.profile(identifier), List.of(), List.of()));
  }

  private void pay(String student) throws Exception {
    done(
        new PayStudent(
            student, List.of(Worlds.line("BUS", "12.50")), "UPI", BankAnswer.SUCCEEDS, null));
  }

  private String done(io.feebridge.simulator.command.Command command) throws Exception {
    return ((Outcome.Done) simulator.execute(command).get(5, SECONDS)).id();
  }
}
