/**
 * The ingress beside a bare server and beside the usual controller: what is sent, what is found.
 */
@NullMarked
package io.feebridge.benchmarks.ingress;

import org.jspecify.annotations.NullMarked;
