package io.feebridge.laws.unlawful.booking.kafka;

import io.feebridge.laws.unlawful.booking.postgres.Store;

/** Imports the technology next door. */
public record Listener(Store store) {}
