package io.feebridge.simulator.world;

import io.feebridge.simulator.clock.Agenda;
import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.DirectCommand;
import io.feebridge.simulator.command.LoanCommand;
import io.feebridge.simulator.command.MischiefCommand;
import io.feebridge.simulator.command.MischiefCommand.AddMischief;
import io.feebridge.simulator.command.MischiefCommand.ClearMischief;
import io.feebridge.simulator.command.MischiefCommand.JudgeCall;
import io.feebridge.simulator.command.MischiefCommand.RemoveMischief;
import io.feebridge.simulator.command.OrderCommand;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.PaymentCommand;
import io.feebridge.simulator.command.PlanCommand;
import io.feebridge.simulator.command.PullCommand;
import io.feebridge.simulator.command.StudentCommand;
import io.feebridge.simulator.command.UserCommand;
import io.feebridge.simulator.command.WebhookCommand;
import io.feebridge.simulator.direct.DirectPayments;
import io.feebridge.simulator.event.EventBodies;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.institute.Institute;
import io.feebridge.simulator.loan.Loans;
import io.feebridge.simulator.mischief.MischiefRequest;
import io.feebridge.simulator.mischief.MischiefRules;
import io.feebridge.simulator.order.Orders;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.Payments;
import io.feebridge.simulator.plan.Plans;
import io.feebridge.simulator.pull.PullCall;
import io.feebridge.simulator.pull.PullQuestion;
import io.feebridge.simulator.registry.Registry;
import io.feebridge.simulator.seed.Ids;
import io.feebridge.simulator.seed.Seed;
import io.feebridge.simulator.student.Students;
import io.feebridge.simulator.user.Users;
import io.feebridge.simulator.webhook.Deliveries;
import io.feebridge.simulator.webhook.Webhooks;
import io.feebridge.simulator.webhook.sending.Attempting;
import io.feebridge.simulator.webhook.sending.Delivering;
import io.feebridge.simulator.webhook.sending.Sending;
import io.feebridge.simulator.webhook.sending.Signer;
import io.feebridge.simulator.world.collecting.Collecting;
import io.feebridge.simulator.world.collecting.Ordering;
import io.feebridge.simulator.world.collecting.PaymentReports;
import io.feebridge.simulator.world.collecting.Settling;
import io.feebridge.simulator.world.flex.Flex;
import io.feebridge.simulator.world.flex.Instalments;
import io.feebridge.simulator.world.flex.Pulling;
import io.feebridge.simulator.world.flex.SettingUp;
import io.feebridge.simulator.world.ground.Ground;
import io.feebridge.simulator.world.ground.Registers;
import io.feebridge.simulator.world.ground.Reporting;
import io.feebridge.simulator.world.ground.WorldSettings;
import io.feebridge.simulator.world.office.Lending;
import io.feebridge.simulator.world.office.OfflinePayments;
import io.feebridge.simulator.world.office.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The simulated Jodo. It changes by {@link #execute} and {@link #advance} alone: the same settings,
 * and the same commands at the same simulated instants, always lead to the same world, the same
 * deliveries to the byte and the same truth. For one thread.
 */
public final class World {

  private final WorldSettings settings;
  private final Agenda agenda;
  private final Registers registers = Registers.empty();
  private final Webhooks webhooks = new Webhooks();
  private final Deliveries deliveries;
  private final MischiefRules mischief;
  private final Reporting reporting;
  private final People people;
  private final OfflinePayments offline;
  private final Ordering ordering;
  private final Collecting collecting;
  private final Flex flex;
  private final Lending lending;
  private final Pulling pulling;
  private final Subscribing subscribing;
  private List<Sending> sendings = new ArrayList<>();
  private List<PullQuestion> questions = new ArrayList<>();

  public World(WorldSettings settings, EventBodies bodies, Signer signer) {
    this.settings = settings;
    this.agenda = new Agenda(settings.start());
    Seed seed = new Seed(settings.seed());
    Ground ground = new Ground(settings, agenda, seed, new Ids(seed), registers);
    this.deliveries = new Deliveries(settings.deliveriesKept());
    this.mischief = new MischiefRules(seed);
    Attempting attempting =
        new Attempting(
            agenda,
            webhooks,
            deliveries,
            mischief,
            policy(settings),
            signer,
            sending -> sendings.add(sending));
    Delivering delivering = new Delivering(agenda, seed, mischief, bodies, deliveries, attempting);
    this.subscribing = new Subscribing(ground, webhooks, deliveries, delivering, attempting);
    this.reporting = new Reporting(ground, webhooks, delivering);
    this.people = new People(ground, reporting);
    this.offline = new OfflinePayments(ground, reporting);
    this.lending = new Lending(ground, reporting);
    this.pulling = new Pulling(ground, question -> questions.add(question), new Fetched(this));
    PaymentReports reports = new PaymentReports(ground, reporting);
    this.collecting = new Collecting(ground, reports, new Settling(ground, reports, mischief));
    this.ordering = new Ordering(ground, reporting, collecting);
    Instalments instalments = new Instalments(ground, collecting, pulling);
    SettingUp settingUp = new SettingUp(ground, reporting, collecting, pulling);
    this.flex = new Flex(ground, reporting, settingUp, instalments);
    reports.follow(instalments::follow, this::closeIfDone);
  }

  private static Attempting.Policy policy(WorldSettings settings) {
    return new Attempting.Policy(
        settings.timetable(),
        settings.institute().environment().failuresUntilDisabled(),
        settings.answerWindow());
  }

  private void closeIfDone(Payment payment) {
    String subscription = payment.subscriptionId();
    if (subscription != null) {
      flex.closeIfDone(subscription);
    }
  }

  /** Does what was asked, at the present instant, or refuses and changes nothing. */
  public Outcome execute(Command command) {
    return switch (command) {
      case UserCommand c -> people.execute(c);
      case StudentCommand c -> people.execute(c);
      case DirectCommand c -> offline.execute(c);
      case OrderCommand c -> ordering.execute(c);
      case PaymentCommand c -> collecting.execute(c);
      case PlanCommand c -> flex.execute(c);
      case LoanCommand c -> lending.execute(c);
      case WebhookCommand c -> subscribing.execute(c);
      case PullCommand c -> pulling.execute(c);
      case MischiefCommand c -> execute(c);
    };
  }

  private Outcome execute(MischiefCommand command) {
    return switch (command) {
      case AddMischief c -> add(c.rule());
      case RemoveMischief c ->
          mischief.remove(c.ruleId())
              ? new Outcome.Done(c.ruleId())
              : Outcome.notFound("No such rule");
      case ClearMischief _ -> {
        mischief.clear();
        yield new Outcome.Done("");
      }
      case JudgeCall c -> new Outcome.Done(mischief.judge(c.operation()).name());
    };
  }

  private Outcome add(MischiefRequest request) {
    if (request.percent() < 1 || request.percent() > 100) {
      return Outcome.invalid("percent", "must be 1 to 100");
    }
    if (request.window().isNegative()) {
      return Outcome.invalid("within", "must not be negative");
    }
    return new Outcome.Done(mischief.add(request, agenda.now()).id());
  }

  /** Lets time pass until {@code to}, at most {@code budget} things that happen. */
  public Agenda.Progress advance(Instant to, int budget) {
    return agenda.advance(to, budget);
  }

  /** Repeats a past that was recorded; see {@link Agenda#repeat}. */
  public void repeat(Instant to, long happened) {
    agenda.repeat(to, happened);
  }

  /** What has to be done outside since the last call. */
  public Outgoing takeOutgoing() {
    Outgoing taken = new Outgoing(sendings, questions);
    sendings = new ArrayList<>();
    questions = new ArrayList<>();
    return taken;
  }

  public WorldSettings settings() {
    return settings;
  }

  public Institute institute() {
    return settings.institute();
  }

  public Instant now() {
    return agenda.now();
  }

  /** To be read only. */
  public Agenda agenda() {
    return agenda;
  }

  public Users users() {
    return registers.users();
  }

  public Students students() {
    return registers.students();
  }

  public Orders orders() {
    return registers.orders();
  }

  public Payments payments() {
    return registers.payments();
  }

  public DirectPayments directPayments() {
    return registers.directPayments();
  }

  public Plans plans() {
    return registers.plans();
  }

  public Loans loans() {
    return registers.loans();
  }

  public Webhooks webhooks() {
    return webhooks;
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  public Registry<PullCall> pulls() {
    return pulling.calls();
  }

  public MischiefRules mischief() {
    return mischief;
  }

  /** How often each event has happened, told or not. */
  public Map<EventCode, Long> eventCounts() {
    return reporting.counts();
  }
}
