package io.feebridge.messaging.inbox.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.SetAsideRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each clause of when a breaker opens, at its limit and one record beyond. */
class BreakerTest {

  private static final ReasonCode EXPECTED = new ReasonCode("expected");

  private final SharedState states = new SharedState();
  private final List<Trip> trips = new ArrayList<>();
  private int offset;

  /** The row that all consumers share. */
  private static class SharedState implements BreakerStates {
    BreakerState now = BreakerState.FIRST;
    boolean away;

    @Override
    public BreakerState read() {
      if (away) {
        throw new IllegalStateException("no database");
      }
      return now;
    }

    @Override
    public BreakerState open(Trip trip, BreakerState seen) {
      if (now.equals(seen)) {
        now = new BreakerState(BreakerMode.OPEN, seen.revision() + 1);
      }
      return read();
    }

    void operator(BreakerMode mode) {
      now = new BreakerState(mode, now.revision() + 1);
    }
  }

  private Breaker breaker() {
    BreakerEvents events =
        new BreakerEvents() {
          @Override
          public void opened(String consumer, Trip trip) {
            trips.add(trip);
          }

          @Override
          public void standing(String consumer, BreakerMode mode) {}
        };
    BreakerSettings usual = BreakerSettings.of("1");
    BreakerSettings settings =
        new BreakerSettings(
            "1",
            usual.window(),
            usual.least(),
            usual.percent(),
            usual.run(),
            Duration.ZERO,
            Set.of(EXPECTED));
    return new Breaker("test-0", settings, states, events);
  }

  /** One record a transaction; how many went through before the breaker stopped them. */
  private int applyOneByOne(Breaker breaker, List<Optional<SetAsideRecord>> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      List<Optional<SetAsideRecord>> one = outcomes.subList(i, i + 1);
      if (breaker.stops(one).isPresent()) {
        return i;
      }
      breaker.committed(one);
    }
    return outcomes.size();
  }

  private List<Optional<SetAsideRecord>> records(int count, IntPredicate setAside) {
    return IntStream.range(0, count)
        .mapToObj(i -> setAside.test(i) ? bad("key-" + i, "payment-" + i) : good())
        .toList();
  }

  private Optional<SetAsideRecord> good() {
    return Optional.empty();
  }

  private Optional<SetAsideRecord> bad(String key, String subject) {
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    IncomingRecord record =
        new IncomingRecord(new Partition("t", 0), offset++, Instant.EPOCH, bytes, null, List.of());
    return Optional.of(new SetAsideRecord(record, new ReasonCode("unreadable"), subject));
  }

  private Optional<SetAsideRecord> expected(int i) {
    return bad("key-" + i, null).map(r -> new SetAsideRecord(r.record(), EXPECTED, null));
  }

  @Test
  void whatIsExpectedToBeSetAsideIsAsIfItHadNotBeenThere() {
    List<Optional<SetAsideRecord>> only =
        IntStream.range(0, 5_000).mapToObj(this::expected).toList();
    Breaker breaker = breaker();
    assertThat(applyOneByOne(breaker, only)).isEqualTo(5_000);
    assertThat(breaker.stops(only)).isEmpty();

    List<Optional<SetAsideRecord>> between =
        IntStream.range(0, 1_000)
            .mapToObj(i -> i % 10 == 0 ? bad("key-" + i, "payment-" + i) : expected(i))
            .toList();
    assertThat(applyOneByOne(breaker, between))
        .as("the fiftieth that counts, though nine of ten were expected")
        .isEqualTo(490);
    assertThat(breaker.stops(only.subList(0, 1))).as("open is open for all").isPresent();
  }

  @Test
  void aRunOpensWhereTheShareDoesNot() {
    BreakerSettings runsAlone =
        new BreakerSettings("1", 10_000, 5_000, 99, 100, Duration.ZERO, Set.of());
    BreakerWindow window = new BreakerWindow(runsAlone);
    assertThat(window.add(records(1_099, i -> i >= 1_000))).isEmpty();
    assertThat(window.copy().add(List.of(good(), bad("x", "x")))).isEmpty();
    assertThat(window.copy().add(List.of(bad("x", "x")))).contains(new Trip(100, 100, true));
  }

  @Test
  void fiftyAreNeededHoweverLargeTheirShare() {
    assertThat(applyOneByOne(breaker(), records(49, _ -> true))).isEqualTo(49);
    assertThat(trips).isEmpty();
    assertThat(applyOneByOne(breaker(), records(50, _ -> true))).isEqualTo(49);
    assertThat(trips).containsExactly(new Trip(50, 50, false));
  }

  @Test
  void fivePercentAreFineAndMoreAreNot() {
    BreakerWindow window = new BreakerWindow(BreakerSettings.of("1"));
    assertThat(window.add(records(1_000, i -> i % 20 == 19))).isEmpty();
    // a good one leaves the window for each that comes: 50 of 1,000 become 51
    assertThat(window.copy().add(List.of(good(), good(), good()))).isEmpty();
    assertThat(window.copy().add(List.of(bad("x", "x")))).contains(new Trip(51, 1_000, false));
  }

  @Test
  void recordsOlderThanTheLastThousandNoLongerCount() {
    BreakerWindow window = new BreakerWindow(BreakerSettings.of("1"));
    assertThat(window.add(records(1_000, i -> i < 49))).isEmpty();
    assertThat(window.add(records(49, _ -> false))).isEmpty();
    assertThat(window.add(records(49, _ -> true))).isEmpty();
  }

  @Test
  void oneKeyAloneNeverOpensIt() {
    List<Optional<SetAsideRecord>> sameKey =
        IntStream.range(0, 3_000).mapToObj(i -> bad("one-key", "payment-" + i)).toList();
    List<Optional<SetAsideRecord>> samePayment =
        IntStream.range(0, 3_000).mapToObj(i -> bad("key-" + i, "one-payment")).toList();

    assertThat(applyOneByOne(breaker(), sameKey)).isEqualTo(3_000);
    assertThat(applyOneByOne(breaker(), samePayment)).isEqualTo(3_000);
    assertThat(states.now).isEqualTo(BreakerState.FIRST);
  }

  @Test
  void twoKeysOpenItAndRecordsWithoutAKeyAreNotOneKey() {
    List<Optional<SetAsideRecord>> twoKeys =
        IntStream.range(0, 50).mapToObj(i -> bad("k" + i % 2, "p" + i % 2)).toList();
    assertThat(applyOneByOne(breaker(), twoKeys)).isEqualTo(49);
    states.operator(BreakerMode.CLOSED);
    List<Optional<SetAsideRecord>> keyless =
        IntStream.range(0, 50).mapToObj(i -> bad(null, null)).toList();
    assertThat(applyOneByOne(breaker(), keyless)).isEqualTo(49);
  }

  @Test
  void aBatchThatWouldOpenItIsNotCommittedAtAll() {
    Breaker breaker = breaker();
    assertThat(breaker.stops(records(500, i -> i >= 400))).isPresent();
    assertThat(states.now.mode()).isEqualTo(BreakerMode.OPEN);
  }

  @Test
  void onceOpenNothingGoesThroughInAnyConsumerUntilItIsClosed() {
    Breaker one = breaker();
    Breaker other = breaker();
    assertThat(one.stops(records(100, _ -> true))).isPresent();
    assertThat(one.stops(List.of(good()))).isPresent();
    assertThat(other.stops(List.of(good()))).isPresent();
    states.operator(BreakerMode.CLOSED);
    assertThat(one.stops(List.of(good()))).isEmpty();
    assertThat(other.stops(records(49, _ -> true))).isEmpty();
  }

  @Test
  void closingItBeginsToCountAnew() {
    Breaker breaker = breaker();
    assertThat(applyOneByOne(breaker, records(60, _ -> true))).isEqualTo(49);
    states.operator(BreakerMode.CLOSED);
    assertThat(applyOneByOne(breaker, records(60, _ -> true))).isEqualTo(49);
  }

  @Test
  void whatIsAllowedThroughIsNotCountedAgainstAnybody() {
    Breaker breaker = breaker();
    states.operator(BreakerMode.ALLOWING);
    assertThat(applyOneByOne(breaker, records(3_000, _ -> true))).isEqualTo(3_000);
    states.operator(BreakerMode.CLOSED);
    assertThat(applyOneByOne(breaker, records(49, _ -> true))).isEqualTo(49);
  }

  @Test
  void anOperatorWhoIsFasterIsNotOverruled() {
    SharedState raced =
        new SharedState() {
          @Override
          public BreakerState open(Trip trip, BreakerState seen) {
            operator(BreakerMode.ALLOWING);
            return super.open(trip, seen);
          }
        };
    Breaker breaker = new Breaker("test-0", BreakerSettings.of("1"), raced, new Deaf());
    assertThat(breaker.stops(records(100, _ -> true))).isEmpty();
  }

  private record Deaf() implements BreakerEvents {
    @Override
    public void opened(String consumer, Trip trip) {}

    @Override
    public void standing(String consumer, BreakerMode mode) {}
  }

  @Test
  void withoutKnowingHowItStandsNothingIsSetAside() {
    states.away = true;
    assertThat(breaker().stops(List.of(bad("k", "s")))).isPresent();
  }
}
