package io.feebridge.ingress.rejection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery that was refused.
 *
 * @param number of this instance, from 1, growing
 * @param collector of the URL path; null when that is no name a collector could have
 * @param address of the sender; null when it could not be told
 * @param cause in lower case, as in the metrics
 * @param size bytes of the body as far as they were received
 * @param bodySha256 lower-case hexadecimal; null when the body was not received whole
 */
public record Rejection(
    long number,
    Instant at,
    @Nullable String collector,
    @Nullable String address,
    String cause,
    long size,
    @Nullable String bodySha256) {}
