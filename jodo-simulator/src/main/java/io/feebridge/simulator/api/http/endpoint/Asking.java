package io.feebridge.simulator.api.http.endpoint;

import io.feebridge.simulator.api.http.Call;
import io.feebridge.simulator.api.http.message.Answer;
import io.feebridge.simulator.api.http.message.Problem;
import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.Outcome.Done;
import io.feebridge.simulator.command.Outcome.Refused;
import io.feebridge.simulator.form.http.Form;
import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.World;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The world, as endpoints ask it. */
final class Asking {

  private final Simulator simulator;

  Asking(Simulator simulator) {
    this.simulator = simulator;
  }

  /** Has a command done, and then goes on with the id of what it made or changed. */
  Mono<Answer> done(Call call, Command command, Function<String, Mono<Answer>> then) {
    return Mono.fromFuture(() -> simulator.execute(command))
        .flatMap(
            outcome ->
                switch (outcome) {
                  case Done done -> then.apply(done.id());
                  case Refused refused -> Mono.just(call.operation().refused(refused).answer());
                });
  }

  /** Has a command done that is answered in the same way whatever came of it. */
  Mono<Answer> done(Call call, Command command, Answer answer) {
    return done(call, command, _ -> Mono.just(answer));
  }

  /** Reads an answer from the world. */
  Mono<Answer> answer(Function<World, Answer> reading) {
    return Mono.fromFuture(() -> simulator.ask(reading));
  }

  /** Reads something, then goes on with it. */
  <T> Mono<Answer> with(Function<World, T> reading, Function<T, Mono<Answer>> then) {
    return Mono.fromFuture(() -> simulator.ask(reading)).flatMap(then);
  }

  /** Reads an answer about the student of the path. */
  Mono<Answer> ofStudent(Call call, StudentReading reading) {
    return answer(
        world ->
            world
                .students()
                .find(call.studentId())
                .map(student -> reading.read(world, student))
                .orElseGet(() -> call.operation().notFound("Student not found").answer()));
  }

  /** Goes on when nothing was wrong with the form. */
  static Mono<Answer> valid(Form form, Supplier<Mono<Answer>> then) {
    return form.problems().isEmpty()
        ? then.get()
        : Mono.just(Problem.invalidPayload(form.problems()).answer());
  }

  /** An answer about one student. */
  @FunctionalInterface
  interface StudentReading {
    Answer read(World world, Student student);
  }
}
