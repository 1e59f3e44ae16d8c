package io.feebridge.laws.unlawful.booking;

import com.tngtech.archunit.core.domain.JavaClass;

record LoggingBooking(JavaClass foreign) {}
