package io.feebridge.simulator.user;

/** A parent, payer or applicant, recognised by phone and email together. */
public record User(String registrationId, String name, String phone, String email) {}
