package io.feebridge.messaging.inbox.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.messaging.MessagingMetrics;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.claim.Claim;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplyingBatchesTest {

  private static final Partition PARTITION = new Partition("t", 0);
  private static final ReasonCode REFUSED = ReasonCode.sql("23514");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final InboxEvents events = new MessagingMetrics("g", registry, Clock.systemUTC());

  /** Refuses the values of a set, and fails from a given transaction on. */
  private static final class ScriptedTransactions implements BatchTransactions<Integer> {
    final Set<Integer> poison;
    final int failFrom;
    final TransactionOutcome failure;
    final List<Integer> booked = new ArrayList<>();
    final List<Long> setAside = new ArrayList<>();
    int transactions;

    ScriptedTransactions(Set<Integer> poison, int failFrom, TransactionOutcome failure) {
      this.poison = poison;
      this.failFrom = failFrom;
      this.failure = failure;
    }

    @Override
    public TransactionOutcome commit(Batch<Integer> batch, Map<Partition, Claim> claims) {
      if (++transactions >= failFrom) {
        return failure;
      }
      if (batch.accepted().stream().anyMatch(poison::contains)) {
        return new TransactionOutcome.Refused(REFUSED);
      }
      booked.addAll(batch.accepted());
      batch.setAside().forEach(one -> setAside.add(one.record().offset()));
      return new TransactionOutcome.Committed();
    }

    @Override
    public TransactionOutcome commitWithoutEffect(
        Batch<Integer> batch, Map<Partition, Claim> claims) {
      return new TransactionOutcome.Refused(REFUSED);
    }
  }

  @Test
  void everySetOfCulpritsInEverySmallBatchIsIsolatedInOrder() {
    int cases = 0;
    for (int size = 1; size <= 9; size++) {
      for (int mask = 0; mask < 1 << size; mask++) {
        Set<Integer> poison = members(mask, size);
        ScriptedTransactions transactions =
            new ScriptedTransactions(poison, Integer.MAX_VALUE, new TransactionOutcome.Fenced());
        BatchOutcome<Integer> outcome =
            new ApplyingBatches<>(transactions, events).apply(batch(size), Map.of());
        assertThat(outcome).isEqualTo(new BatchOutcome.Finished<Integer>());
        assertThat(transactions.booked)
            .containsExactlyElementsOf(
                IntStream.range(0, size).filter(i -> !poison.contains(i)).boxed().toList());
        assertThat(transactions.setAside)
            .containsExactlyElementsOf(poison.stream().sorted().map(Integer::longValue).toList());
        cases++;
      }
    }
    assertThat(cases).isEqualTo(1022);
  }

  @Test
  void whatWasNotCommittedBeforeAnOutageRemainsExactly() {
    TransactionOutcome away = new TransactionOutcome.Unavailable("SQLSTATE 57P01");
    for (int failFrom = 1; failFrom <= 12; failFrom++) {
      ScriptedTransactions transactions = new ScriptedTransactions(Set.of(3, 6), failFrom, away);
      BatchOutcome<Integer> outcome =
          new ApplyingBatches<>(transactions, events).apply(batch(8), Map.of());
      int done = transactions.booked.size() + transactions.setAside.size();
      if (outcome instanceof BatchOutcome.Repeat<Integer>(Batch<Integer> remaining, String cause)) {
        assertThat(cause).isEqualTo("SQLSTATE 57P01");
        assertThat(offsets(remaining))
            .containsExactlyElementsOf(IntStream.range(done, 8).mapToObj(Long::valueOf).toList());
      } else {
        assertThat(done).isEqualTo(8);
      }
    }
  }

  @Test
  void aVoidClaimForgetsTheWholeRest() {
    ScriptedTransactions transactions =
        new ScriptedTransactions(Set.of(), 1, new TransactionOutcome.Fenced());
    BatchOutcome<Integer> outcome =
        new ApplyingBatches<>(transactions, events).apply(batch(4), Map.of());
    assertThat(outcome).isInstanceOf(BatchOutcome.Forget.class);
    assertThat(registry.get("feebridge.messaging.records.fenced").counter().count()).isEqualTo(4);
  }

  @Test
  void aRecordThatEvenTheQuarantineRefusesIsRepeatedAndNotDropped() {
    BatchTransactions<Integer> refusing =
        new BatchTransactions<>() {
          @Override
          public TransactionOutcome commit(Batch<Integer> batch, Map<Partition, Claim> claims) {
            return new TransactionOutcome.Refused(REFUSED);
          }

          @Override
          public TransactionOutcome commitWithoutEffect(
              Batch<Integer> batch, Map<Partition, Claim> claims) {
            return new TransactionOutcome.Refused(REFUSED);
          }
        };
    BatchOutcome<Integer> outcome =
        new ApplyingBatches<>(refusing, events).apply(batch(2), Map.of());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            BatchOutcome.Repeat.class,
            repeat -> assertThat(((Batch<?>) repeat.remaining()).size()).isEqualTo(2));
  }

  @Test
  void theReasonOfTheClassificationOutlivesALaterRefusal() {
    BatchEntry<Integer> setAside =
        new BatchEntry.ToSetAside<>(
            new SetAsideRecord(record(0), new ReasonCode("unreadable_value"), null));
    assertThat(setAside.refused(REFUSED)).isSameAs(setAside);
  }

  private static Set<Integer> members(int mask, int size) {
    return IntStream.range(0, size)
        .filter(i -> (mask & 1 << i) != 0)
        .boxed()
        .collect(Collectors.toSet());
  }

  private static Batch<Integer> batch(int size) {
    return new Batch<>(
        IntStream.range(0, size)
            .<BatchEntry<Integer>>mapToObj(i -> new BatchEntry.ToBook<>(record(i), i, "s" + i))
            .toList());
  }

  private static List<Long> offsets(Batch<?> batch) {
    return batch.entries().stream().map(entry -> entry.record().offset()).toList();
  }

  private static IncomingRecord record(long offset) {
    return new IncomingRecord(PARTITION, offset, Instant.EPOCH, null, null, List.of());
  }
}
