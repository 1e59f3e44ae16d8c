package io.feebridge.laws.lawful;

import io.feebridge.laws.lawful.booking.Booking;
import io.feebridge.laws.lawful.booking.Ledger;
import io.feebridge.laws.lawful.booking.kafka.KafkaLedger;
import java.time.Clock;

record Wiring(Booking booking, Ledger ledger, KafkaLedger kafka, Clock clock) {}
