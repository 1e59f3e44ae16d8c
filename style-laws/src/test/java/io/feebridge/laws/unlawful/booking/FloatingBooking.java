package io.feebridge.laws.unlawful.booking;

record FloatingBooking(double amount) {}
