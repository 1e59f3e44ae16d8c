package io.feebridge.systemtests.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.systemtests.StackUnderTest;
import io.feebridge.systemtests.guarantee.EveryAcceptedIsKept;
import io.feebridge.systemtests.guarantee.Guarantee;
import io.feebridge.systemtests.guarantee.JodoTopics;
import io.feebridge.systemtests.guarantee.KeptRecord;
import io.feebridge.systemtests.guarantee.Observation;
import io.feebridge.systemtests.guarantee.OnlyGenuineIsKept;
import io.feebridge.systemtests.guarantee.Spools;
import io.feebridge.systemtests.load.DeliveryLog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at topics and spools and says whether what was answered is what is kept. */
final class IngressJudge implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int MOST_WORDS = 25;

  private final StackUnderTest stack;
  private final DeliveryLog log;
  private final JodoTopics topics;
  private final Spools spools;
  private final EveryAcceptedIsKept kept = new EveryAcceptedIsKept();
  private final List<Guarantee> guarantees = List.of(kept, new OnlyGenuineIsKept());
  private long records;

  IngressJudge(StackUnderTest stack, String bootstrap, DeliveryLog log) {
    this.stack = stack;
    this.log = log;
    this.topics = new JodoTopics(bootstrap);
    this.spools = new Spools(stack.state());
  }

  /** How many deliveries wait in spools now. */
  int spooled() {
    return spools.hashes().size();
  }

  /** Returns when every part lives and is well. */
  void awaitHealth() {
    await("everything is well")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(stack.unwell()).isEmpty());
  }

  /** Returns when nothing is in a spool. */
  void awaitDrained() {
    await("what was spooled is published").atMost(LIMIT).until(() -> spooled() == 0);
  }

  /** Fails with what is wrong. Kafka must be there. */
  void judge() throws SQLException {
    List<String> accepted = log.acceptedSinceAsked();
    Set<String> spooled = spools.hashes();
    List<KeptRecord> read = topics.read();
    records += read.size();
    Observation now = Observation.withoutLedger(log, accepted, spooled, read, topics);
    List<String> words = new ArrayList<>();
    for (Guarantee guarantee : guarantees) {
      guarantee.violations(now).stream()
          .limit(MOST_WORDS)
          .forEach(word -> words.add(guarantee.name() + ": " + word));
    }
    assertThat(words).as("violations").isEmpty();
  }

  /** Fails when Jodo was ever told to come back later. */
  void noDeliveryWasPutOff() {
    assertThat(log.answers().keySet()).as("answers %s", log.answers()).noneMatch(a -> a >= 500);
  }

  /** Fails when a topic of the ingress has no record: of that family nothing was proved. */
  void everyFamilyWasThere() {
    assertThat(topics.empty()).as("topics without a record").isEmpty();
  }

  /** Records beyond one for each answer of 2xx: what was published twice, or not answered. */
  long duplicates() {
    return records - log.accepted();
  }

  @Override
  public void close() {
    topics.close();
  }
}
