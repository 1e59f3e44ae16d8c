/** Refusals over HTTP: RFC 9457 problem details with a stable type, and never a stack trace. */
@NullMarked
package io.feebridge.ledger.problem.http;

import org.jspecify.annotations.NullMarked;
