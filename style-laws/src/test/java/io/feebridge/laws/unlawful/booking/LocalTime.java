package io.feebridge.laws.unlawful.booking;

import java.time.LocalDateTime;

record LocalTime(LocalDateTime at) {}
