package io.feebridge.laws.unlawful.booking;

import io.feebridge.laws.unlawful.booking.kafka.Listener;

record ListeningBooking(Listener listener) {}
