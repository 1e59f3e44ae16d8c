package io.feebridge.laws.unlawful.booking.postgres;

/** Imports nothing. */
public class Store {}
