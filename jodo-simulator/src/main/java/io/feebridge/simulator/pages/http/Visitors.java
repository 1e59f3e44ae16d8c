package io.feebridge.simulator.pages.http;

import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.pages.Admission;
import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.World;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets a payer see and do what their access token and the student they name allow. */
@Component
final class Visitors {

  /** Either what a question comes to, or why it is refused. */
  private sealed interface Asked {

    record Of(Object value) implements Asked {}

    record Not(ResponseEntity<Object> answer) implements Asked {}
  }

  private final Simulator simulator;

  Visitors(Simulator simulator) {
    this.simulator = simulator;
  }

  /** What a view makes of the student, for the payer whose token it is. */
  Mono<ResponseEntity<Object>> show(
      String id, String token, BiFunction<World, Student, Object> view) {
    return Mono.fromFuture(simulator.ask(world -> ask(world, id, token, view)))
        .map(
            asked ->
                switch (asked) {
                  case Asked.Of(Object value) -> Answers.ok(value);
                  case Asked.Not(ResponseEntity<Object> answer) -> answer;
                });
  }

  /**
   * Carries out the command that was made for the student; a command that cannot be made is a 400.
   */
  Mono<ResponseEntity<Object>> act(
      String id,
      String token,
      BiFunction<World, Student, Command> command,
      Function<String, Object> done) {
    return Mono.fromFuture(simulator.ask(world -> ask(world, id, token, command::apply)))
        .flatMap(
            asked ->
                switch (asked) {
                  case Asked.Of(Object value) ->
                      Mono.fromFuture(simulator.execute((Command) value))
                          .map(outcome -> Answers.of(outcome, done));
                  case Asked.Not(ResponseEntity<Object> answer) -> Mono.just(answer);
                });
  }

  private static Asked ask(
      World world, String id, String token, BiFunction<World, Student, Object> question) {
    return switch (Admission.of(world, token)) {
      case Admission.Refused(String why) ->
          new Asked.Not(Answers.problem(HttpStatus.UNAUTHORIZED, why));
      case Admission.Admitted in -> {
        Optional<Student> student = in.student(id);
        if (student.isEmpty()) {
          yield new Asked.Not(
              Answers.problem(HttpStatus.NOT_FOUND, "That student is not one of this payer's."));
        }
        try {
          yield new Asked.Of(question.apply(world, student.get()));
        } catch (IllegalArgumentException e) {
          yield new Asked.Not(
              Answers.problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage())));
        }
      }
    };
  }
}
