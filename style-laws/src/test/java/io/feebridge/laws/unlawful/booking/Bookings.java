package io.feebridge.laws.unlawful.booking;

interface Bookings {
  class OnlyBookings implements Bookings {}
}
