package io.feebridge.simulator.world.flex;

import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.PullCommand;
import io.feebridge.simulator.command.PullCommand.FetchFailed;
import io.feebridge.simulator.command.PullCommand.StudentFetched;
import io.feebridge.simulator.institute.PullEndpoint;
import io.feebridge.simulator.pull.PullCall;
import io.feebridge.simulator.pull.PullCall.Consequence;
import io.feebridge.simulator.pull.PullQuestion;
import io.feebridge.simulator.pull.PullQuestion.Purpose;
import io.feebridge.simulator.registry.Registry;
import io.feebridge.simulator.student.Profile;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.ground.Ground;
import io.feebridge.simulator.world.ground.WorldSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the institute for a student and takes over what it says. */
public final class Pulling {

  private final Ground ground;
  private final Consumer<PullQuestion> outgoing;
  private final Registry<PullCall> calls = new Registry<>(PullCall::id);
  private final Map<String, Waiting> waiting = new HashMap<>();
  private final PlanUpdates updates;

  /** Takes over a student's changed context. */
  public interface PlanUpdates {

    /** The problem, if what was fetched cannot be used. */
    Optional<String> takeOver(String studentId, StudentFetched fetched);
  }

  private record Waiting(
      Purpose purpose, Function<PullCall, Consequence> then, @Nullable PullCommand answer) {}

  public Pulling(Ground ground, Consumer<PullQuestion> outgoing, PlanUpdates updates) {
    this.ground = ground;
    this.outgoing = outgoing;
    this.updates = updates;
  }

  public boolean isAgreed() {
    return ground.settings().institute().pull() != null;
  }

  public Registry<PullCall> calls() {
    return calls;
  }

  /**
   * Asks now. A set-up goes on as soon as the answer is here; anything else {@link
   * WorldSettings#answerWindow()} after asking, which time does not pass without an answer.
   *
   * @param about see {@link PullQuestion}
   * @param then draws the consequence
   */
  void ask(
      Student student,
      Purpose purpose,
      String about,
      @Nullable Integer instalment,
      Function<PullCall, Consequence> then) {
    PullEndpoint endpoint = Objects.requireNonNull(ground.settings().institute().pull());
    String id = ground.ids().numbered("pull");
    PullQuestion question =
        new PullQuestion(
            id,
            student.id(),
            purpose,
            about,
            instalment,
            endpoint,
            parameters(endpoint, student.profile()),
            ground.now());
    calls.put(PullCall.of(question));
    waiting.put(id, new Waiting(purpose, then, null));
    outgoing.accept(question);
    if (purpose != Purpose.SET_UP) {
      ground
          .agenda()
          .at(
              ground.now().plus(ground.settings().answerWindow()),
              "consequence of " + id,
              () -> !waiting.containsKey(id) || waiting.get(id).answer() != null,
              () -> conclude(id));
    }
  }

  public Outcome execute(PullCommand command) {
    String id =
        switch (command) {
          case StudentFetched c -> c.questionId();
          case FetchFailed c -> c.questionId();
        };
    Waiting known = waiting.get(id);
    if (known == null || known.answer() != null) {
      return Outcome.notFound("No such question waits for an answer");
    }
    waiting.put(id, new Waiting(known.purpose(), known.then(), command));
    calls.put(answered(calls.find(id).orElseThrow(), command));
    if (known.purpose() == Purpose.SET_UP) {
      conclude(id);
    }
    return new Outcome.Done(id);
  }

  private void conclude(String id) {
    Waiting known = waiting.remove(id);
    if (known == null || known.answer() == null) {
      return;
    }
    PullCall call = calls.find(id).orElseThrow();
    Optional<String> problem =
        switch (known.answer()) {
          case FetchFailed failed -> Optional.of(failed.problem());
          case StudentFetched fetched -> updates.takeOver(call.question().studentId(), fetched);
        };
    PullCall judged = problem.map(call::failed).orElse(call);
    calls.put(judged.ledTo(known.then().apply(judged)));
  }

  private static PullCall answered(PullCall call, PullCommand command) {
    return switch (command) {
      case FetchFailed failed ->
          call.answered(failed.problem(), failed.millis()).failed(failed.problem());
      case StudentFetched fetched -> call.answered(words(fetched), fetched.millis());
    };
  }

  /** What it told of the student, not the student itself. */
  private static String words(StudentFetched fetched) {
    List<String> told = new ArrayList<>();
    if (fetched.profile() != null) {
      told.add("profile");
    }
    if (fetched.fees() != null) {
      told.add("fees: " + fetched.fees().size());
    }
    if (fetched.schedule() != null) {
      told.add("instalments: " + fetched.schedule().size());
    }
    return told.isEmpty() ? "nothing new" : String.join(", ", told);
  }

  private static Map<String, String> parameters(PullEndpoint endpoint, Profile profile) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("identifier", profile.identifier());
    all.put("grade", profile.grade());
    String custom = profile.customIdentifier();
    if (custom != null) {
      all.put("custom_identifier", custom);
    }
    all.put("collector_code", profile.collector());
    all.put("academic_year_start", String.valueOf(profile.yearStart()));
    all.put("academic_year_end", String.valueOf(profile.yearEnd()));
    all.keySet().retainAll(endpoint.parameters());
    return all;
  }
}
