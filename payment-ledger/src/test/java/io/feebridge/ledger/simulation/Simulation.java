package io.feebridge.ledger.simulation;

import io.feebridge.ledger.booking.Arrived;
import io.feebridge.ledger.simulation.clockwork.Chance;
import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Crash;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Mutation;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.clockwork.Violation;
import io.feebridge.ledger.simulation.clockwork.VirtualTime;
import io.feebridge.ledger.simulation.database.Database;
import io.feebridge.ledger.simulation.database.Rows;
import io.feebridge.ledger.simulation.kafka.MemoryProducer;
import io.feebridge.ledger.simulation.kafka.Topic.Stored;
import io.feebridge.ledger.simulation.world.Accepted;
import io.feebridge.ledger.simulation.world.FutureSchemas;
import io.feebridge.ledger.simulation.world.Jodo;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.Verdict;
import io.feebridge.messaging.inbox.claim.Advance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run: three days of webhooks. Who goes next, and what happens to whom, is drawn at each step.
 *
 * <p>A process that calls out may be suspended there: others then take whole turns inside its call,
 * and may be suspended in theirs, before it goes on with what it knew. Processes therefore resume
 * in the opposite order of their suspension.
 */
final class Simulation implements Machinery.Outside, Jodo.Agenda {

  private static final int DEEPEST = 4;

  private record Planned(long atNanos, long order, Runnable what) {}

  final Chance chance;
  final VirtualTime time = new VirtualTime();
  final Coverage coverage;
  final Machinery machinery;
  final Jodo jodo;
  final FutureSchemas schemas = new FutureSchemas(time);
  private final Weather weather;
  private final Promises promises = new Promises();
  private final List<InboxProcess> inboxes = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();
  private final Deque<Process> running = new ArrayDeque<>();
  private final PriorityQueue<Planned> agenda =
      new PriorityQueue<>(
          Comparator.comparingLong(Planned::atNanos).thenComparingLong(Planned::order));
  private final Mischief mischief;
  private long planned;
  private boolean calm;

  Simulation(long seed, int events, Coverage coverage, Set<Mutation> mutations) {
    this.chance = new Chance(seed);
    this.coverage = coverage;
    this.weather = Weather.drawn(chance, events);
    this.machinery = new Machinery(weather, time, chance, coverage, mutations, schemas, this);
    this.mischief = new Mischief(this, machinery);
    this.jodo =
        new Jodo(
            chance,
            time,
            coverage,
            machinery.topic,
            schemas,
            this::judge,
            this,
            mischief::isKafkaAway,
            machinery.group::wakeReaders);
    for (int i = 0; i < weather.instances(); i++) {
      inboxes.add(new InboxProcess(i, machinery));
    }
    processes.addAll(inboxes);
    processes.add(new RelayProcess(inboxes.size(), machinery));
    processes.add(new RelayProcess(inboxes.size() + 1, machinery));
    processes.add(new RepublishingProcess(inboxes.size() + 2, machinery));
  }

  /** Runs until everything that was accepted has been booked, set aside and published. */
  void run() {
    processes.forEach(Process::start);
    jodo.plan(weather.events(), weather.payments(), weather.poisonOneIn());
    while (!jodo.isSilent()) {
      step(Long.MAX_VALUE);
    }
    for (int i = 0; i < 100; i++) {
      step(time.nanos() + Duration.ofMinutes(5).toNanos());
    }
    calm = true;
    mischief.end();
    processes.stream().filter(process -> !process.isAlive()).forEach(Process::start);
    for (long left = 20_000 + 100L * weather.events(); !isAtRest(); left--) {
      if (left == 0 || !step(Long.MAX_VALUE)) {
        throw new Violation(
            "it does not come to rest: all read %s, all published %s, in use %s"
                .formatted(mischief.isDrained(), machinery.relays.isDone(), left));
      }
    }
    chance.note(new Audit(this).agrees());
  }

  private boolean isAtRest() {
    return mischief.isDrained() && machinery.feed.isComplete() && machinery.relays.isDone();
  }

  List<InboxProcess> inboxes() {
    return inboxes;
  }

  /** The next thing that happens, if it is due before then; false when nothing is. */
  private boolean step(long beforeNanos) {
    if (!calm && chance.happens(weather.mischief())) {
      mischief.happen();
    }
    long due = agenda.isEmpty() ? Process.NEVER : agenda.peek().atNanos();
    for (Process process : processes) {
      if (process.isReady()) {
        due = Math.min(due, process.dueNanos());
      }
    }
    if (due >= beforeNanos) {
      return false;
    }
    time.reach(due);
    List<Process> ready = new ArrayList<>();
    for (Process process : processes) {
      if (process.isReady() && process.dueNanos() <= time.nanos()) {
        ready.add(process);
      }
    }
    boolean outside = !agenda.isEmpty() && agenda.peek().atNanos() <= time.nanos();
    int choice = chance.below(ready.size() + (outside ? 1 : 0));
    if (choice == ready.size()) {
      agenda.remove().what().run();
    } else {
      turn(ready.get(choice));
    }
    return true;
  }

  /** Whoever sleeps looks again. */
  void wakeAll() {
    processes.forEach(Process::wake);
  }

  private void turn(Process process) {
    chance.note(process.number, time.nanos());
    running.push(process);
    try {
      process.run();
    } catch (Crash e) {
      process.crashed();
      mischief.bury(process);
    } finally {
      running.pop();
    }
  }

  @Override
  public void at(long nanos, Runnable what) {
    agenda.add(new Planned(nanos, planned++, what));
  }

  void in(Duration time, Runnable what) {
    at(this.time.nanos() + time.toNanos(), what);
  }

  @Override
  public void at(Step step) {
    chance.note(step.ordinal(), time.nanos());
    time.pass(Duration.ofNanos(chance.below(3_000_000)));
    if (calm) {
      return;
    }
    if (chance.happens(often(weather.crash(), step))) {
      coverage.met(Fault.CRASHED);
      coverage.met("CRASHED at " + step);
      throw new Crash(step);
    }
    int outages = mischief.outages();
    if (running.size() < DEEPEST && chance.happens(often(weather.suspend(), step))) {
      suspend(step);
    }
    mischief.fail(step, chance.happens(weather.failure()) || mischief.outages() != outages);
  }

  private int often(int millionths, Step step) {
    return step == weather.spotlight() ? 10 * millionths : millionths;
  }

  private void suspend(Step step) {
    coverage.met(Fault.SUSPENDED);
    coverage.met("SUSPENDED at " + step);
    if (machinery.database.isInTransaction()) {
      coverage.met(Fault.SUSPENDED_IN_TRANSACTION);
    }
    long since = time.nanos();
    mischief.beforeSuspension(running.element());
    long until = since + Duration.ofSeconds(1L << chance.below(13)).toNanos();
    for (int turns = chance.between(1, 40); turns > 0 && step(until); turns--) {
      chance.note(turns);
    }
    mischief.afterSuspension(running.element(), time.nanos() - since);
  }

  @Override
  public Database.Commit commit() {
    if (calm || !chance.happens(weather.unknown())) {
      return Database.Commit.ANSWERED;
    }
    if (chance.oneIn(2)) {
      return Database.Commit.UNKNOWN_AND_UNDONE;
    }
    if (running.element() instanceof InboxProcess inbox) {
      inbox.tally().commitUnknown();
    }
    return Database.Commit.UNKNOWN_AND_DONE;
  }

  @Override
  public MemoryProducer.Commit publication() {
    if (calm || !chance.happens(weather.unknown())) {
      return MemoryProducer.Commit.ANSWERED;
    }
    return chance.oneIn(2)
        ? MemoryProducer.Commit.UNKNOWN_AND_DONE
        : MemoryProducer.Commit.UNKNOWN_AND_UNDONE;
  }

  @Override
  public boolean isKafkaAway() {
    return mischief.isKafkaAway();
  }

  @Override
  public void committing(Rows before, Rows written, List<Advance> advances) {
    promises.committing(machinery.topic, before, written, advances);
    if (!written.outbox.isEmpty()) {
      processes.stream().filter(RelayProcess.class::isInstance).forEach(Process::wake);
    }
  }

  private Accepted judge(Stored stored, byte @Nullable [] readable) {
    IncomingRecord record =
        new IncomingRecord(
            stored.partition(),
            stored.offset(),
            Instant.ofEpochMilli(stored.timestampMs()),
            stored.key(),
            readable,
            List.of());
    return switch (machinery.reports.classify(record)) {
      case Verdict.Accepted<Arrived>(Arrived arrived, var _) ->
          new Accepted(stored, arrived.fact(), null);
      case Verdict.SetAside<Arrived>(var reason, var _) ->
          new Accepted(stored, null, reason.value());
      case Verdict.NotYet<Arrived>(var reason) ->
          throw new IllegalStateException("nobody knows its schema: " + reason);
    };
  }
}
