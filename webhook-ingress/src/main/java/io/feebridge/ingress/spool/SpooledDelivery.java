package io.feebridge.ingress.spool;

import io.feebridge.ingress.publishing.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * One delivery as it lies in the spool: bytes and evidence, no reading.
 *
 * @param id ascending, given once
 * @param traceparent of the trace that the record will belong to
 */
public record SpooledDelivery(long id, Evidence evidence, @Nullable String traceparent) {}
