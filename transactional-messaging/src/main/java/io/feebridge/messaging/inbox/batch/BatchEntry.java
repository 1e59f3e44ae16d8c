package io.feebridge.messaging.inbox.batch;

import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.SetAsideRecord;
import org.jspecify.annotations.Nullable;

/** One record of a batch and what becomes of it. */
public sealed interface BatchEntry<T> {

  IncomingRecord record();

  /** The same record, not booked but set aside. */
  BatchEntry<T> refused(ReasonCode reason);

  /** The record is booked as this value. */
  record ToBook<T>(IncomingRecord record, T value, @Nullable String subject)
      implements BatchEntry<T> {
    @Override
    public BatchEntry<T> refused(ReasonCode reason) {
      return new ToSetAside<>(new SetAsideRecord(record, reason, subject));
    }
  }

  /** The record is kept in quarantine. */
  record ToSetAside<T>(SetAsideRecord setAside) implements BatchEntry<T> {
    @Override
    public IncomingRecord record() {
      return setAside.record();
    }

    /** The first reason stays: it is the one that says what is wrong with the record. */
    @Override
    public BatchEntry<T> refused(ReasonCode reason) {
      return this;
    }
  }
}
