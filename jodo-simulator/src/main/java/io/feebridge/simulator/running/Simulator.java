package io.feebridge.simulator.running;

import io.feebridge.simulator.clock.Agenda.Progress;
import io.feebridge.simulator.clock.SimulatedClock;
import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.MischiefCommand.JudgeCall;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.pull.PullCalls;
import io.feebridge.simulator.running.Journal.Entry;
import io.feebridge.simulator.running.Scenarios.StoryView;
import io.feebridge.simulator.running.Scenarios.Told;
import io.feebridge.simulator.webhook.sending.Post;
import io.feebridge.simulator.world.World;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A world that lives: its one thread executes commands in order of arrival, lets time pass, and
 * hands out what has to be done outside. All methods may be called from any thread and return at
 * once.
 */
public final class Simulator implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Simulator.class.getName());
  private static final int STEP = 200;
  private static final Duration IDLE = Duration.ofMillis(500);

  private final Supplier<World> worlds;
  private final Outside outside;
  private final Journal journal;
  private final Scenarios scenarios;
  private final Supplier<Long> nanos;
  private final BlockingQueue<Consumer<World>> jobs = new LinkedBlockingQueue<>();
  private final List<Consumer<Activity>> listeners = new CopyOnWriteArrayList<>();
  private final Jumps jumps = new Jumps();
  private final Thread thread;
  private World world;
  private SimulatedClock clock;
  private @Nullable Told story;
  private Instant recordedAt;
  private Progress progress = Progress.REACHED;
  private volatile boolean closed;

  /**
   * Begins where the journal's past has led.
   *
   * @param worlds makes the world as it is at the beginning
   * @param nanos the machine's monotonic clock
   * @param speed see {@link SimulatedClock}
   */
  public Simulator(
      Supplier<World> worlds,
      Post post,
      PullCalls pullCalls,
      Journal journal,
      Scenarios scenarios,
      Supplier<Long> nanos,
      int speed) {
    this.worlds = worlds;
    this.outside = new Outside(post, pullCalls);
    this.journal = journal;
    this.scenarios = scenarios;
    this.nanos = nanos;
    this.world = worlds.get();
    this.story = Past.repeat(journal.past(), world, scenarios);
    this.clock = new SimulatedClock(world.now(), nanos.get(), speed);
    this.recordedAt = world.now();
    this.thread = Thread.ofPlatform().name("world").daemon().unstarted(this::live);
  }

  /** Lets it live. */
  public Simulator start() {
    outside.send(Past.unanswered(world), answersTo(world));
    thread.start();
    return this;
  }

  /** Does what is asked. Fails only when the world is broken. */
  public CompletableFuture<Outcome> execute(Command command) {
    return submit(w -> executed(w, command));
  }

  /** Reads. The answer must be immutable: it leaves the world's thread. */
  public <T> CompletableFuture<T> ask(Function<World, T> question) {
    return submit(question);
  }

  /** Reads speed and jump together with the rest. */
  public CompletableFuture<ClockView> clock() {
    return submit(w -> new ClockView(w.now(), clock.speed(), clock.jumpingTo(), waiting()));
  }

  /** Sets the speed, 0 to {@link SimulatedClock#FASTEST}. */
  public CompletableFuture<ClockView> run(int speed) {
    return submit(
        w -> {
          clock.run(speed, w.now(), nanos.get());
          return new ClockView(w.now(), clock.speed(), clock.jumpingTo(), waiting());
        });
  }

  /** Jumps forward; completes when the clock is there. An instant in the past completes at once. */
  public CompletableFuture<Instant> jump(Function<Instant, Instant> to) {
    CompletableFuture<Instant> arrived = new CompletableFuture<>();
    jobs.add(
        w -> {
          Instant target = to.apply(w.now());
          clock.jump(target);
          jumps.add(target, arrived);
          jumps.arrived(w.now());
          clock.rest(w.now(), nanos.get());
        });
    return arrived;
  }

  /** Begins a story now; empty when there is none of that name. */
  public CompletableFuture<Optional<StoryView>> begin(String scenario) {
    return submit(w -> begun(w, scenario).map(Told::view));
  }

  /** The story begun last; empty when none was. */
  public CompletableFuture<Optional<StoryView>> story() {
    return submit(_ -> Optional.ofNullable(story).map(Told::view));
  }

  private Optional<Told> begun(World w, String scenario) {
    Entry entry = new Entry(w.now(), w.agenda().done(), scenario, null);
    Optional<Told> told = scenarios.begin(scenario, w);
    told.ifPresent(
        t -> {
          story = t;
          record(entry);
        });
    return told;
  }

  /** Everything as at the beginning, without a past and without a story. */
  public CompletableFuture<Instant> reset() {
    return submit(
        _ -> {
          journal.clear();
          world = worlds.get();
          story = null;
          clock = new SimulatedClock(world.now(), nanos.get(), clock.speed());
          jumps.clear();
          recordedAt = world.now();
          tell(new Activity("world", "reset", world.now()));
          return world.now();
        });
  }

  public Scenarios scenarios() {
    return scenarios;
  }

  /** {@code listener} is told of everything, on the world's thread: it must be quick. */
  public AutoCloseable listen(Consumer<Activity> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    closed = true;
    jobs.add(_ -> {});
  }

  private <T> CompletableFuture<T> submit(Function<World, T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    jobs.add(
        w -> {
          try {
            result.complete(work.apply(w));
          } catch (RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  private Outcome executed(World w, Command command) {
    long happened = w.agenda().done();
    Outcome outcome = w.execute(command);
    if (!(command instanceof JudgeCall) || !w.mischief().all().isEmpty()) {
      record(new Entry(w.now(), happened, null, command));
    }
    tell(Activity.of(command, outcome, w.now()));
    return outcome;
  }

  /** Brings answers to the world that asked, if it is still there. */
  private Consumer<Command> answersTo(World asking) {
    return command ->
        jobs.add(
            w -> {
              if (w == asking) {
                executed(w, command);
              }
            });
  }

  private void record(Entry entry) {
    journal.record(entry);
    recordedAt = entry.at();
  }

  private void tell(Activity activity) {
    listeners.forEach(listener -> listener.accept(activity));
  }

  private boolean waiting() {
    return progress == Progress.WAITING;
  }

  private void live() {
    try {
      while (!closed) {
        Consumer<World> job = jobs.poll(patience().toNanos(), TimeUnit.NANOSECONDS);
        live(job);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One turn. What goes wrong in it is told and left behind: the others must go on. */
  private void live(@Nullable Consumer<World> job) {
    try {
      pass();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Something that was due at " + world.now() + " went wrong", e);
    }
    try {
      if (job != null) {
        job.accept(world);
        progress = Progress.BUSY; // it may have been the answer that the clock waits for
      }
      handOut();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Something that was asked at " + world.now() + " went wrong", e);
    }
  }

  /** Lets time pass as far as it should, a bounded number of steps at once. */
  private void pass() {
    long happened = world.agenda().done();
    long read = nanos.get(); // once: what passes between two readings would be lost to the clock
    progress = world.advance(clock.target(read), STEP);
    if (progress != Progress.BUSY) {
      clock.rest(world.now(), read);
    }
    jumps.arrived(world.now());
    boolean something = world.agenda().done() != happened;
    if (something
        || Duration.between(recordedAt, world.now()).compareTo(Duration.ofMinutes(1)) > 0) {
      record(new Entry(world.now(), world.agenda().done(), null, null));
      tell(new Activity(something ? "world" : "clock", "", world.now()));
    }
  }

  private void handOut() {
    outside.send(world.takeOutgoing(), answersTo(world));
  }

  /** How long it may wait for the next command. */
  private Duration patience() {
    if (progress == Progress.WAITING) {
      return IDLE;
    }
    if (progress == Progress.BUSY || clock.jumpingTo() != null) {
      return Duration.ZERO;
    }
    Instant due = world.agenda().nextDue();
    Duration until = due == null ? null : clock.until(due, nanos.get());
    return until == null || until.compareTo(IDLE) > 0 ? IDLE : until;
  }
}
