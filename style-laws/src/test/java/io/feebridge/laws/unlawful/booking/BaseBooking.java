package io.feebridge.laws.unlawful.booking;

class BaseBooking {}
