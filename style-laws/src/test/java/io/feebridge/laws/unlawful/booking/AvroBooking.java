package io.feebridge.laws.unlawful.booking;

import io.feebridge.schemas.PaymentReported;

record AvroBooking(PaymentReported report) {}
