/**
 * {@code GET /v1/trial-balance} and {@code GET /v1/students/{id}/statement}, as JSON and as CSV.
 */
@NullMarked
package io.feebridge.ledger.report.http;

import org.jspecify.annotations.NullMarked;
