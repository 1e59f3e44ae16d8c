package io.feebridge.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.localstack.demo.TrialBalance;
import io.feebridge.localstack.demo.http.LedgerApi;
import io.feebridge.systemtests.StackUnderTest;
import io.feebridge.systemtests.guarantee.BooksImage;
import io.feebridge.systemtests.guarantee.ErpVersionsAreDense;
import io.feebridge.systemtests.guarantee.EveryFactBookedOnce;
import io.feebridge.systemtests.guarantee.Guarantee;
import io.feebridge.systemtests.guarantee.HashesAgreeWithUndisturbedRun;
import io.feebridge.systemtests.guarantee.JodoTopics;
import io.feebridge.systemtests.guarantee.KeptRecord;
import io.feebridge.systemtests.guarantee.LedgerBalances;
import io.feebridge.systemtests.guarantee.LedgerRows;
import io.feebridge.systemtests.guarantee.NothingAcceptedIsLost;
import io.feebridge.systemtests.guarantee.Observation;
import io.feebridge.systemtests.guarantee.OnlyGenuineIsKept;
import io.feebridge.systemtests.guarantee.Spools;
import io.feebridge.systemtests.load.DeliveryLog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks at a stack and says whether all guarantees hold. */
final class Judge implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int MOST_WORDS = 25;

  private final StackUnderTest stack;
  private final Cluster cluster;
  private final int brokers;
  private final DeliveryLog log;
  private final JodoTopics topics;
  private final Spools spools;
  private final ErpVersionsAreDense erp;
  private final List<Guarantee> guarantees;

  Judge(StackUnderTest stack, Cluster cluster, int brokers, String bootstrap, DeliveryLog log) {
    this.stack = stack;
    this.cluster = cluster;
    this.brokers = brokers;
    this.log = log;
    this.topics = new JodoTopics(bootstrap);
    this.spools = new Spools(stack.state());
    this.erp = new ErpVersionsAreDense(bootstrap);
    this.guarantees =
        List.of(
            new NothingAcceptedIsLost(),
            new OnlyGenuineIsKept(),
            new EveryFactBookedOnce(),
            new LedgerBalances(),
            erp);
  }

  /** How many guarantees are judged each time. */
  int guarantees() {
    return guarantees.size();
  }

  /** Returns when every part lives and says that it is well, and Kafka counts every broker. */
  void awaitHealth() {
    await("every broker is counted")
        .atMost(LIMIT)
        .until(() -> IntStream.rangeClosed(1, brokers).allMatch(cluster::counts));
    await("everything is well")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(stack.unwell()).isEmpty());
  }

  /** Returns when every spool is empty. */
  void awaitDrained() {
    await("what was spooled is published")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(spools.hashes()).isEmpty());
  }

  /** Fails with what is wrong; tells how many facts the ledger holds. */
  long judge() throws SQLException {
    return judge(guarantees);
  }

  /** Fails when a topic of the ingress has no record: of that family nothing was proved. */
  void everyFamilyWasThere() {
    assertThat(topics.empty()).as("topics without a record").isEmpty();
  }

  /** What the books say now, when nobody sends any more. */
  BooksImage image() throws SQLException {
    try (LedgerRows ledger = snapshot()) {
      return BooksImage.of(ledger);
    }
  }

  /**
   * Fails when the ledger, having begun anew and read everything, says other than it said before.
   */
  void judgeAgainst(BooksImage disturbed) throws SQLException {
    List<Guarantee> all = new ArrayList<>(List.of(new HashesAgreeWithUndisturbedRun(disturbed)));
    all.add(new LedgerBalances());
    judge(all);
  }

  private long judge(List<Guarantee> judged) throws SQLException {
    List<String> accepted = log.acceptedSinceAsked();
    Set<String> spooled = spools.hashes();
    List<KeptRecord> records = topics.read();
    awaitLedgerHasReadThem();
    List<String> words = new ArrayList<>();
    try (LedgerRows ledger = snapshot()) {
      Observation now =
          new Observation(log, accepted, spooled, records, topics, ledger, trialBalance());
      for (Guarantee guarantee : judged) {
        guarantee.violations(now).stream()
            .limit(MOST_WORDS)
            .forEach(word -> words.add(guarantee.name() + ": " + word));
      }
      assertThat(words).as("violations").isEmpty();
      return ledger.number("SELECT count(*) FROM facts");
    }
  }

  private void awaitLedgerHasReadThem() {
    await("the ledger has read what is in the topics")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              try (LedgerRows ledger = snapshot()) {
                assertThat(topics.unreadBy(ledger)).isEmpty();
              } catch (SQLException e) {
                throw new AssertionError("the database does not answer", e);
              }
            });
  }

  private LedgerRows snapshot() throws SQLException {
    return LedgerRows.snapshot(stack.port("postgres"), "feebridge");
  }

  private TrialBalance trialBalance() {
    try (LedgerApi api =
        new LedgerApi(
            stack.address("ledger"), stack.address("ledger-management"), "viewer:viewer")) {
      return api.trialBalance();
    }
  }

  @Override
  public void close() {
    topics.close();
    erp.close();
  }
}
