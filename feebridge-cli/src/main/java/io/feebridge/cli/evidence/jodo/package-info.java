/**
 * Whether a stored body is what Jodo signed, recomputed with code that the ingress does not share.
 */
@NullMarked
package io.feebridge.cli.evidence.jodo;

import org.jspecify.annotations.NullMarked;
