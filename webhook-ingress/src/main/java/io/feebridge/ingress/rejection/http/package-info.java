/** The log of refusals for operators, as JSON and as CSV. */
@NullMarked
package io.feebridge.ingress.rejection.http;

import org.jspecify.annotations.NullMarked;
