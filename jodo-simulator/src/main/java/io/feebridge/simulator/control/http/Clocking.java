package io.feebridge.simulator.control.http;

import io.feebridge.simulator.clock.Agenda;
import io.feebridge.simulator.clock.SimulatedClock;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.institute.Institute.Environment;
import io.feebridge.simulator.running.ClockView;
import io.feebridge.simulator.running.Scenarios.StoryView;
import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What time it is, how fast it passes, and what will happen. */
@Component
class Clocking {

  /** A jump that has not arrived by then goes on alone, and the answer says where it is. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration FARTHEST = Duration.ofDays(3660);

  record Speed(int speed) {}

  /** One of both. */
  record Jump(@Nullable Duration by, @Nullable Instant to) {}

  record Arrived(Instant now, boolean arrived) {}

  /** The whole at one glance. */
  record State(
      ClockView clock,
      long seed,
      String institute,
      Environment environment,
      @Nullable StoryView scenario,
      Map<String, Long> counts,
      Map<String, Long> events) {}

  private record Counted(
      long seed,
      String institute,
      Environment environment,
      Map<String, Long> counts,
      Map<String, Long> events) {}

  private final Simulator simulator;
  private final Replies replies;

  Clocking(Simulator simulator, Replies replies) {
    this.simulator = simulator;
    this.replies = replies;
  }

  Mono<ServerResponse> state(ServerRequest request) {
    return Mono.zip(
            Mono.fromFuture(simulator.clock()),
            Mono.fromFuture(simulator.ask(Clocking::counted)),
            Mono.fromFuture(simulator.story()))
        .flatMap(
            all -> {
              Counted c = all.getT2();
              return replies.ok(
                  new State(
                      all.getT1(),
                      c.seed(),
                      c.institute(),
                      c.environment(),
                      all.getT3().orElse(null),
                      c.counts(),
                      c.events()));
            });
  }

  Mono<ServerResponse> agenda(ServerRequest request) {
    int limit = Replies.limit(request);
    return replies.ok(
        simulator.ask(
            world -> {
              List<Agenda.Entry> next = world.agenda().upcoming(limit);
              return new Listing.Page(next, null);
            }));
  }

  Mono<ServerResponse> run(ServerRequest request) {
    return replies.read(
        request,
        Speed.class,
        wanted ->
            wanted.speed() < 0 || wanted.speed() > SimulatedClock.FASTEST
                ? replies.invalid("speed must be 0 to " + SimulatedClock.FASTEST)
                : replies.ok(simulator.run(wanted.speed())));
  }

  Mono<ServerResponse> jump(ServerRequest request) {
    return replies.read(request, Jump.class, this::jump);
  }

  private Mono<ServerResponse> jump(Jump jump) {
    Duration by = jump.by();
    Instant to = jump.to();
    if ((by == null) == (to == null)) {
      return replies.invalid("give either by, a duration, or to, an instant");
    }
    if (by != null && (by.isNegative() || by.compareTo(FARTHEST) > 0)) {
      return replies.invalid("by must be positive and ten years at most");
    }
    Function<Instant, Instant> target = now -> to != null ? to : now.plus(by(by));
    return Mono.fromFuture(simulator.jump(target))
        .map(now -> new Arrived(now, true))
        .timeout(
            PATIENCE,
            Mono.fromFuture(simulator.clock()).map(clock -> new Arrived(clock.now(), false)))
        .flatMap(replies::ok);
  }

  private static Duration by(@Nullable Duration given) {
    return given == null ? Duration.ZERO : given;
  }

  private static Counted counted(World world) {
    Map<String, Long> counts = new TreeMap<>();
    counts.put("users", (long) world.users().size());
    counts.put("students", (long) world.students().size());
    counts.put("orders", (long) world.orders().size());
    counts.put("payments", (long) world.payments().size());
    counts.put("direct_payments", (long) world.directPayments().size());
    counts.put("subscriptions", (long) world.plans().subscriptions().size());
    counts.put("loans", (long) world.loans().size());
    counts.put("pulls", (long) world.pulls().size());
    counts.put("deliveries", world.deliveries().made());
    counts.put("webhooks", world.webhooks().all().stream().filter(h -> h.isActive()).count());
    counts.put("mischief", (long) world.mischief().all().size());
    counts.put("agenda", (long) world.agenda().size());
    Map<String, Long> events = new TreeMap<>();
    for (Map.Entry<EventCode, Long> e : world.eventCounts().entrySet()) {
      events.put(e.getKey().code(), e.getValue());
    }
    return new Counted(
        world.settings().seed(),
        world.institute().name(),
        world.institute().environment(),
        counts,
        events);
  }
}
