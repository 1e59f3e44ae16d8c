package io.feebridge.messaging.inbox.batch;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.SetAsideRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Records that one transaction applies, whole.
 *
 * @param entries in offset order within each partition
 */
public record Batch<T>(List<BatchEntry<T>> entries) {

  public Batch {
    entries = List.copyOf(entries);
  }

  /**
   * The offsets that a batch covers in one partition.
   *
   * @param first its first record
   * @param next one more than its last record
   */
  public record Range(long first, long next) {
    Range to(long offset) {
      return new Range(first, offset + 1);
    }
  }

  public List<T> accepted() {
    List<T> accepted = new ArrayList<>(entries.size());
    for (BatchEntry<T> entry : entries) {
      if (entry instanceof BatchEntry.ToBook<T>(var _, T value, var _)) {
        accepted.add(value);
      }
    }
    return accepted;
  }

  public List<SetAsideRecord> setAside() {
    List<SetAsideRecord> setAside = new ArrayList<>();
    for (BatchEntry<T> entry : entries) {
      if (entry instanceof BatchEntry.ToSetAside<T>(SetAsideRecord one)) {
        setAside.add(one);
      }
    }
    return setAside;
  }

  /** What becomes of each record, in order; empty when it is booked. */
  List<Optional<SetAsideRecord>> outcomes() {
    List<Optional<SetAsideRecord>> outcomes = new ArrayList<>(entries.size());
    for (BatchEntry<T> entry : entries) {
      outcomes.add(
          switch (entry) {
            case BatchEntry.ToBook<T> _ -> Optional.empty();
            case BatchEntry.ToSetAside<T>(SetAsideRecord one) -> Optional.of(one);
          });
    }
    return outcomes;
  }

  /** The covered offsets by partition, in locking order. */
  public SortedMap<Partition, Range> ranges() {
    SortedMap<Partition, Range> ranges = new TreeMap<>();
    for (BatchEntry<T> entry : entries) {
      long offset = entry.record().offset();
      ranges.merge(
          entry.record().partition(),
          new Range(offset, offset + 1),
          (range, one) -> range.to(offset));
    }
    return ranges;
  }

  public int size() {
    return entries.size();
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The older half, not larger than the other. */
  Batch<T> firstHalf() {
    return new Batch<>(entries.subList(0, entries.size() / 2));
  }

  Batch<T> secondHalf() {
    return new Batch<>(entries.subList(entries.size() / 2, entries.size()));
  }
}
