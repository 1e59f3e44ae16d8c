package io.feebridge.laws.lawful.booking.kafka;

import com.tngtech.archunit.core.domain.JavaClass;
import io.feebridge.laws.lawful.booking.Booking;
import io.feebridge.laws.lawful.booking.Ledger;
import io.feebridge.schemas.PaymentReported;

/** An adapter may know its technology, Avro and the domain. */
public record KafkaLedger(PaymentReported report, JavaClass technology) implements Ledger {
  @Override
  public void book(Booking booking) {}
}
