package io.feebridge.ingress.reprojecting;

import org.jspecify.annotations.Nullable;

/**
 * By what consumers know a report, however often it arrives.
 *
 * @param event null when none was read
 */
public record Identity(
    String collector, @Nullable String event, String eventId, String bodySha256) {}
