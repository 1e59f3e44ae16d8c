package io.feebridge.ingress.spool;

/**
 * How full the spool is.
 *
 * @param found deliveries that lay in it when this process opened it
 * @param waiting to be published
 * @param setAside waiting for a person
 * @param bytes used of the file
 * @param maxBytes the file may have
 * @param maxDeliveries it may hold
 * @param movedAside spools that could not be read and stood beside this one when it was opened
 */
public record SpoolLevel(
    long found,
    long waiting,
    long setAside,
    long bytes,
    long maxBytes,
    long maxDeliveries,
    long movedAside) {}
