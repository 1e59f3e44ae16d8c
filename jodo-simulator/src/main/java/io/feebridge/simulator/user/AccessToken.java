package io.feebridge.simulator.user;

import java.time.Instant;

/** Lets one user into the hosted pages until it expires. */
public record AccessToken(String token, String registrationId, Instant expiresAt) {}
