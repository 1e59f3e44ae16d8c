package io.feebridge.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.clock.Agenda.Progress;
import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.StudentCommand.RegisterStudent;
import io.feebridge.simulator.command.UserCommand.RegisterUser;
import io.feebridge.simulator.command.WebhookCommand.AddWebhook;
import io.feebridge.simulator.command.WebhookCommand.Answered;
import io.feebridge.simulator.event.EventBodies;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.institute.Code;
import io.feebridge.simulator.institute.Grade;
import io.feebridge.simulator.institute.Institute;
import io.feebridge.simulator.institute.Institute.Environment;
import io.feebridge.simulator.institute.PullEndpoint;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.student.Profile;
import io.feebridge.simulator.webhook.Timetable;
import io.feebridge.simulator.webhook.jodo.HmacSigner;
import io.feebridge.simulator.webhook.sending.Sending;
import io.feebridge.simulator.world.ground.Lifecycle;
import io.feebridge.simulator.world.ground.WorldSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A world for tests, with a receiver that answers as told, and what it was sent. */
public final class Worlds {

  public static final String BRANCH = "main";
  public static final String OTHER_BRANCH = "other";
  public static final Instant MONDAY = Instant.parse("2025-06-02T03:30:00Z");

  /** Nothing is left to chance: T+1, no bounce, no split; reminders 7, 3 and 1 days before. */
  public static final Lifecycle CALM =
      new Lifecycle(
          1,
          1,
          LocalTime.of(11, 0),
          LocalTime.of(9, 30),
          List.of(7, 3, 1),
          LocalTime.of(10, 0),
          Duration.ofHours(5),
          0,
          1,
          3,
          0,
          2,
          false);

  public final World world;
  public final List<Sending> received = new ArrayList<>();
  private final ToIntFunction<Sending> receiver;

  private Worlds(World world, ToIntFunction<Sending> receiver) {
    this.world = world;
    this.receiver = receiver;
  }

  public static WorldSettings settings(long seed, Lifecycle life, @Nullable PullEndpoint pull) {
    return new WorldSettings(
        seed,
        MONDAY,
        institute(Environment.UAT, pull),
        life,
        new BankCalendar(Set.of(LocalDate.of(2025, 6, 5))),
        Timetable.JODO,
        Duration.ofSeconds(15),
        100_000);
  }

  public static Worlds calm() {
    return of(settings(7, CALM, null), _ -> 200);
  }

  public static Worlds answering(ToIntFunction<Sending> receiver) {
    return of(settings(7, CALM, null), receiver);
  }

  public static Worlds of(WorldSettings settings, ToIntFunction<Sending> receiver) {
    return new Worlds(fresh(settings), receiver);
  }

  /** One that was made otherwise. */
  public static Worlds of(World world, ToIntFunction<Sending> receiver) {
    return new Worlds(world, receiver);
  }

  public static World fresh(WorldSettings settings) {
    return new World(settings, bodies(), new HmacSigner());
  }

  /** Every event of both branches, each signed with its branch's name. */
  public Worlds listening() {
    for (Branch branch : world.institute().branches()) {
      for (EventCode event : EventCode.values()) {
        done(webhook(branch.collectorCode(), event, branch.collectorCode() + "-secret"));
      }
    }
    return this;
  }

  public static AddWebhook webhook(String branch, EventCode event, String secret) {
    return new AddWebhook(
        branch, event, "http://receiver/" + branch, "it@example.com", secret, "X-Key", "value");
  }

  /** Does it, which must succeed, and gives the id. */
  public String done(Command command) {
    Outcome outcome = world.execute(command);
    assertThat(outcome).as("%s", command).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).id();
  }

  public Outcome.Refused refused(Command command) {
    Outcome outcome = world.execute(command);
    assertThat(outcome).as("%s", command).isInstanceOf(Outcome.Refused.class);
    return (Outcome.Refused) outcome;
  }

  public String student() {
    return student("S" + world.students().size());
  }

  public String student(String identifier) {
    String user = done(new RegisterUser("Asha", "9876543210", identifier + "@example.com"));
    return done(new RegisterStudent(user, profile(identifier), List.of(), List.of()));
  }

  public static Profile profile(String identifier) {
    return new Profile(
        BRANCH,
        "Ravi Test",
        identifier,
        null,
        "G1",
        false,
        2025,
        2026,
        LocalDate.of(2015, 1, 2),
        "Asha",
        "9876543210",
        identifier + "@example.com",
        null);
  }

  public static Line line(String component, String rupees) {
    return Line.of(component, Money.rupees(rupees));
  }

  /** Lets time pass and the receiver answer. */
  public Worlds pass(Duration time) {
    return until(world.now().plus(time));
  }

  public Worlds until(Instant to) {
    answerAll();
    while (world.advance(to, 1) != Progress.REACHED) {
      answerAll();
    }
    answerAll();
    return this;
  }

  private void answerAll() {
    for (Sending sending : world.takeOutgoing().sendings()) {
      received.add(sending);
      int status = receiver.applyAsInt(sending);
      world.execute(new Answered(sending.deliveryId(), sending.attempt(), status, "answer", 1));
    }
  }

  /** The events received so far, by code, in order. */
  public List<String> events() {
    return received.stream().map(s -> event(s)).toList();
  }

  public static String event(Sending sending) {
    String text = sending.body().text();
    int from = text.indexOf("\"event\":\"") + 9;
    return from < 9 ? "" : text.substring(from, text.indexOf('"', from));
  }

  private static EventBodies bodies() {
    return event ->
        ("{\"event_id\":\""
                + event.id()
                + "\",\"event\":\""
                + event.code().code()
                + "\",\"timestamp\":"
                + event.at().getEpochSecond()
                + ",\"subject\":\""
                + Integer.toHexString(event.subject().toString().hashCode())
                + "\"}")
            .getBytes(StandardCharsets.UTF_8);
  }

  private static Institute institute(Environment environment, @Nullable PullEndpoint pull) {
    List<Code> components = List.of(new Code("TUITION", "Tuition"), new Code("BUS", "Bus"));
    List<Code> discounts = List.of(new Code("SIBLING", "Sibling"));
    List<Grade> grades = List.of(new Grade("G1", "Grade 1", "General"));
    return new Institute(
        "Test Institute",
        environment,
        List.of(new Institute.Credential("key", "secret")),
        List.of(
            new Branch(BRANCH, "Main", grades, components, discounts, List.of()),
            new Branch(OTHER_BRANCH, "Other", grades, components, discounts, List.of())),
        pull);
  }
}
