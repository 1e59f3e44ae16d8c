/**
 * The operators' HTTP API: a port of its own, for users of the configuration alone. Controllers of
 * other packages are served there, below {@code /v1}, and nowhere else.
 */
@NullMarked
package io.feebridge.ingress.operator.http;

import org.jspecify.annotations.NullMarked;
