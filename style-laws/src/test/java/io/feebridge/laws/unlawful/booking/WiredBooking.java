package io.feebridge.laws.unlawful.booking;

import io.feebridge.laws.unlawful.Wiring;

record WiredBooking(Wiring wiring) {}
