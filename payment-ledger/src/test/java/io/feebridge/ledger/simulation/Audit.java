package io.feebridge.ledger.simulation;

import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.BookedEntry;
import io.feebridge.ledger.journal.Posting;
import io.feebridge.ledger.journal.Side;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.PositionHash;
import io.feebridge.ledger.position.rule.Positions;
import io.feebridge.ledger.simulation.clockwork.Violation;
import io.feebridge.ledger.simulation.database.Rows;
import io.feebridge.ledger.simulation.database.Rows.Balance;
import io.feebridge.ledger.simulation.database.Rows.FactId;
import io.feebridge.ledger.simulation.database.Rows.Kept;
import io.feebridge.ledger.simulation.database.Rows.Place;
import io.feebridge.ledger.simulation.kafka.Topic.Stored;
import io.feebridge.ledger.simulation.world.Accepted;
import io.feebridge.ledger.simulation.world.Erp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares, when everything has come to rest, what is in the books with what was accepted. */
final class Audit {

  private final Simulation simulation;
  private final Rows rows;

  Audit(Simulation simulation) {
    this.simulation = simulation;
    this.rows = simulation.machinery.database.committed();
  }

  /** A digest of the books. */
  long agrees() {
    everyRecordIsBookedOrSetAside();
    everyFactIsBookedOnce();
    for (PaymentKey key : rows.payments.keySet()) {
      paymentSaysWhatItsFactsImply(key);
    }
    balancesAreTheSumsOfTheJournal();
    theErpKnowsEveryPayment();
    Map<PaymentKey, String> hashes = hashes(rows);
    expect(hashes.equals(hashes(Undisturbed.rowsOf(simulation))), "an undisturbed run differs");
    return hashes.toString().hashCode();
  }

  private static void expect(boolean truth, String otherwise) {
    if (!truth) {
      throw new Violation(otherwise);
    }
  }

  private void everyRecordIsBookedOrSetAside() {
    int setAside = 0;
    for (Accepted accepted : simulation.jodo.accepted()) {
      Stored record = accepted.record();
      @Nullable Kept kept =
          rows.quarantine.get(new Place(record.topicId(), record.partition(), record.offset()));
      if (kept == null) {
        Fact fact = accepted.fact();
        expect(fact != null && has(fact), "lost: " + accepted);
      } else {
        setAside++;
        expect(
            accepted.explains(kept.reason().value()),
            "set aside as " + kept.reason() + ": " + accepted);
        expect(Arrays.equals(kept.value(), record.value()), "other bytes kept of " + accepted);
        expect(kept.times() == 1, "set aside " + kept.times() + " times: " + accepted);
      }
    }
    expect(setAside == rows.quarantine.size(), "set aside and never accepted");
  }

  private boolean has(Fact fact) {
    NavigableMap<FactId, List<Fact>> facts = rows.facts.get(fact.key());
    return facts != null && facts.containsKey(FactId.of(fact));
  }

  private void everyFactIsBookedOnce() {
    Map<PaymentKey, Map<FactId, Fact>> expected = new TreeMap<>();
    for (Accepted accepted : simulation.jodo.accepted()) {
      Fact fact = accepted.fact();
      if (fact != null) {
        expected.computeIfAbsent(fact.key(), _ -> new TreeMap<>()).put(FactId.of(fact), fact);
      }
    }
    rows.facts.forEach(
        (key, facts) ->
            facts.forEach(
                (id, kept) -> {
                  expect(kept.size() == 1, id + " was kept " + kept.size() + " times");
                  Map<FactId, Fact> reports = expected.getOrDefault(key, Map.of());
                  expect(kept.getFirst().equals(reports.get(id)), id + " was never accepted so");
                }));
  }

  private void paymentSaysWhatItsFactsImply(PaymentKey key) {
    BookedPayment booked = Objects.requireNonNull(rows.payments.get(key));
    List<Fact> facts = new ArrayList<>();
    rows.facts.getOrDefault(key, new TreeMap<>()).values().forEach(facts::addAll);
    Position position = Positions.of(facts);
    expect(
        PositionHash.of(position).equals(PositionHash.of(booked.position())),
        key + " is not what its facts imply");
    List<BookedEntry> entries = rows.entries.getOrDefault(key, List.of());
    expect(entries.size() == booked.entries(), key + " counts its entries wrong");
    for (int i = 0; i < entries.size(); i++) {
      expect(entries.get(i).version() == i + 1, key + " has entries with other versions");
    }
    expect(sums(entries).equals(sums(position)), key + " has a journal that says otherwise");
  }

  /** Debits less credits, by account, component and reference. */
  private static Map<String, Long> sums(List<BookedEntry> entries) {
    Map<String, Long> sums = new TreeMap<>();
    for (BookedEntry entry : entries) {
      long total = 0;
      for (Posting posting : entry.entry().postings()) {
        long paise = signed(posting);
        total += paise;
        add(sums, posting.account(), posting.component(), posting.utr(), paise);
      }
      expect(total == 0, "an entry does not balance");
    }
    return sums;
  }

  private static Map<String, Long> sums(Position position) {
    Map<String, Long> sums = new TreeMap<>();
    position
        .amounts()
        .forEach(
            (movement, amount) -> {
              add(sums, movement.debit(), movement.component(), movement.utr(), amount.paise());
              add(sums, movement.credit(), movement.component(), movement.utr(), -amount.paise());
            });
    return sums;
  }

  private static void add(
      Map<String, Long> sums,
      LedgerAccount account,
      String component,
      @Nullable String utr,
      long paise) {
    String place = account + " " + component + " " + utr;
    if (sums.merge(place, paise, Long::sum) == 0) {
      sums.remove(place);
    }
  }

  private static long signed(Posting posting) {
    long paise = posting.amount().paise();
    return posting.side() == Side.DEBIT ? paise : -paise;
  }

  private void balancesAreTheSumsOfTheJournal() {
    Map<LedgerAccount, Long> sums = new HashMap<>();
    rows.entries
        .values()
        .forEach(
            entries ->
                entries.forEach(
                    entry ->
                        entry
                            .entry()
                            .postings()
                            .forEach(one -> sums.merge(one.account(), signed(one), Long::sum))));
    expect(sums.keySet().equals(rows.balances.keySet()), "an account without a balance");
    long total = 0;
    for (Map.Entry<LedgerAccount, Balance> one : rows.balances.entrySet()) {
      long balance = one.getValue().debit() - one.getValue().credit();
      expect(balance == sums.get(one.getKey()), "the balance of " + one.getKey() + " is wrong");
      total += balance;
    }
    expect(total == 0, "debits are not credits");
  }

  private void theErpKnowsEveryPayment() {
    Erp erp = new Erp(simulation.coverage);
    erp.read(simulation.machinery.broker.committed());
    long generation = simulation.machinery.feed.generation();
    Map<String, Erp.Known> expected = new TreeMap<>();
    rows.payments.forEach(
        (key, payment) -> {
          if (payment.version() > 0) {
            expected.put(
                key.toString(),
                new Erp.Known(
                    generation,
                    payment.version(),
                    PositionHash.of(payment.position()),
                    payment.entries()));
          }
        });
    expect(erp.payments().equals(expected), "the ERP knows something else");
  }

  private static Map<PaymentKey, String> hashes(Rows rows) {
    Map<PaymentKey, String> hashes = new TreeMap<>();
    rows.payments.forEach((key, one) -> hashes.put(key, PositionHash.of(one.position())));
    return hashes;
  }
}
