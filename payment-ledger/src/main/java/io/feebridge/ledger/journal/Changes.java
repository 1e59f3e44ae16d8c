package io.feebridge.ledger.journal;

import io.feebridge.ledger.journal.JournalEntry.Reason;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Moved;
import io.feebridge.ledger.position.Movement;
import io.feebridge.ledger.position.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Changes of movements on their way to entries: what came and what went of the same kind and bank
 * reference is the same money elsewhere; what is left over came or went.
 */
final class Changes {

  private final Position after;
  private final List<Change> came = new ArrayList<>();
  private final List<Change> went = new ArrayList<>();
  private final Map<EntryKey, Postings> entries = new TreeMap<>();

  Changes(Position after) {
    this.after = after;
  }

  /** A movement whose amount is to change; by how much, not zero. */
  private record Change(Movement movement, Money by) {}

  /** One entry: reversals stand before what replaces them. */
  private record EntryKey(Movement.Kind kind, Reason reason, Instant occurredAt)
      implements Comparable<EntryKey> {

    private static final Comparator<EntryKey> ORDER =
        Comparator.comparingInt(EntryKey::rank)
            .thenComparing(EntryKey::kind)
            .thenComparing(EntryKey::reason)
            .thenComparing(EntryKey::occurredAt);

    private int rank() {
      return switch (reason) {
        case COLLECTION_REVERSED, SETTLEMENT_REVERSED -> 0;
        case REALLOCATED -> 1;
        case COLLECTED, SETTLED -> 2;
      };
    }

    @Override
    public int compareTo(EntryKey other) {
      return ORDER.compare(this, other);
    }
  }

  /** An amount that changes its sign went altogether and came anew. */
  void add(Movement movement, Money before, Money wanted) {
    if (before.paise() < 0 != wanted.paise() < 0) {
      put(went, movement, before.negated());
      put(came, movement, wanted);
    } else {
      boolean grew =
          wanted.paise() < 0 ? wanted.compareTo(before) < 0 : wanted.compareTo(before) > 0;
      put(grew ? came : went, movement, wanted.minus(before));
    }
  }

  private static void put(List<Change> changes, Movement movement, Money by) {
    if (!by.isZero()) {
      changes.add(new Change(movement, by));
    }
  }

  List<JournalEntry> entries() {
    reallocate((a, b) -> a.component().equals(b.component()));
    reallocate((a, b) -> true);
    for (Change change : came) {
      Movement movement = change.movement();
      post(movement, change.by(), comingReason(movement.kind()), occurredAt(movement));
    }
    for (Change change : went) {
      Movement movement = change.movement();
      post(movement, change.by(), goingReason(movement.kind()), after.undoneAt());
    }
    List<JournalEntry> done = new ArrayList<>(entries.size());
    entries.forEach(
        (key, postings) -> postings.entry(key.reason(), key.occurredAt()).ifPresent(done::add));
    return done;
  }

  private void reallocate(BiPredicate<Movement, Movement> pair) {
    for (int i = 0; i < came.size(); i++) {
      for (int j = 0; j < went.size() && !came.get(i).by().isZero(); j++) {
        if (sameMoney(came.get(i), went.get(j))
            && pair.test(came.get(i).movement(), went.get(j).movement())) {
          reallocate(i, j);
        }
      }
    }
    came.removeIf(change -> change.by().isZero());
    went.removeIf(change -> change.by().isZero());
  }

  private static boolean sameMoney(Change came, Change went) {
    return came.movement().kind() == went.movement().kind()
        && Objects.equals(came.movement().utr(), went.movement().utr())
        && Long.signum(came.by().paise()) == -Long.signum(went.by().paise());
  }

  private void reallocate(int i, int j) {
    Change to = came.get(i);
    Change from = went.get(j);
    Money there = to.by();
    Money here = from.by().negated();
    Money by = Math.abs(there.paise()) <= Math.abs(here.paise()) ? there : here;
    Instant occurredAt = occurredAt(to.movement());
    post(to.movement(), by, Reason.REALLOCATED, occurredAt);
    post(from.movement(), by.negated(), Reason.REALLOCATED, occurredAt);
    came.set(i, new Change(to.movement(), there.minus(by)));
    went.set(j, new Change(from.movement(), from.by().plus(by)));
  }

  private void post(Movement movement, Money by, Reason reason, Instant occurredAt) {
    entries
        .computeIfAbsent(new EntryKey(movement.kind(), reason, occurredAt), k -> new Postings())
        .add(movement, by);
  }

  /** Of a movement that came: it stands in the position, so its time is there. */
  private Instant occurredAt(Movement movement) {
    Moved moved = after.movements().get(movement);
    return moved == null ? after.undoneAt() : moved.occurredAt();
  }

  private static Reason comingReason(Movement.Kind kind) {
    return switch (kind) {
      case COLLECTION -> Reason.COLLECTED;
      case SETTLEMENT -> Reason.SETTLED;
    };
  }

  private static Reason goingReason(Movement.Kind kind) {
    return switch (kind) {
      case COLLECTION -> Reason.COLLECTION_REVERSED;
      case SETTLEMENT -> Reason.SETTLEMENT_REVERSED;
    };
  }
}
