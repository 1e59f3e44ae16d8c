package io.feebridge.localstack.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionPlanTest {

  private final SubscriptionPlan plan =
      new SubscriptionPlan(List.of("a.debited", "a.settled"), "http://here/demo");
  private final Jodo jodo = new Jodo();

  @Test
  void registersEachEventAtItsOwnAddress() {
    assertThat(plan.ensure(jodo)).isEqualTo(2);

    assertThat(jodo.standing)
        .extracting(Subscription::url)
        .containsExactly("http://here/demo/a.debited", "http://here/demo/a.settled");
  }

  @Test
  void leavesWhatIsAsPlanned() {
    plan.ensure(jodo);
    List<Subscription> before = List.copyOf(jodo.standing);

    assertThat(plan.ensure(jodo)).isZero();

    assertThat(jodo.standing).isEqualTo(before);
    assertThat(jodo.disabled).isEmpty();
  }

  @Test
  void disablesAnotherAddressBeforeItAddsItsOwn() {
    new SubscriptionPlan(plan.events(), "http://there/demo").ensure(jodo);

    assertThat(plan.ensure(jodo)).isEqualTo(2);

    assertThat(jodo.disabled).containsExactly("1", "2");
    assertThat(jodo.standing)
        .extracting(Subscription::url)
        .allMatch(u -> u.startsWith("http://here"));
  }

  @Test
  void leavesEventsAloneThatAreNotPlanned() {
    jodo.add("b.other", "http://elsewhere");

    plan.ensure(jodo);

    assertThat(jodo.disabled).isEmpty();
    assertThat(jodo.standing).hasSize(3);
  }

  /** As Jodo: one address an event. */
  private static final class Jodo implements Subscriptions {

    private final List<Subscription> standing = new ArrayList<>();
    private final List<String> disabled = new ArrayList<>();
    private int made;

    @Override
    public List<Subscription> all() {
      return List.copyOf(standing);
    }

    @Override
    public void add(String event, String url) {
      assertThat(standing).noneMatch(s -> s.event().equals(event));
      standing.add(new Subscription(Integer.toString(++made), event, url));
    }

    @Override
    public void disable(String id) {
      standing.removeIf(s -> s.id().equals(id));
      disabled.add(id);
    }
  }
}
