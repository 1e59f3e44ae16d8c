package io.feebridge.ledger.simulation;

import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.booking.Books;
import io.feebridge.ledger.booking.Change;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.position.PositionHash;
import io.feebridge.ledger.simulation.world.Erp;
import io.feebridge.messaging.outbox.Outbox;
import io.feebridge.messaging.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Books that tell the outbox what changed, in the transaction of the change. */
record FeedingBooks(Books books, Outbox outbox) implements Books {

  @Override
  public Map<PaymentKey, Integer> keep(List<? extends Fact> facts, Instant bookedAt) {
    return books.keep(facts, bookedAt);
  }

  @Override
  public void open(Set<PaymentKey> keys) {
    books.open(keys);
  }

  @Override
  public List<BookedPayment> lock(Set<PaymentKey> keys) {
    return books.lock(keys);
  }

  @Override
  public Map<PaymentKey, List<Fact>> facts(Collection<PaymentKey> keys) {
    return books.facts(keys);
  }

  @Override
  public void write(List<Change> changes, Instant bookedAt) {
    books.write(changes, bookedAt);
    if (!changes.isEmpty()) {
      outbox.add(changes.stream().map(FeedingBooks::message).toList());
    }
  }

  private static OutgoingMessage message(Change change) {
    BookedPayment payment = change.payment();
    Erp.Told told = new Erp.Told(payment.version(), PositionHash.of(payment.position()));
    return new OutgoingMessage("feed", payment.key().toString(), told.bytes(), Map.of());
  }
}
