/** Webhooks as Jodo signs them. */
@NullMarked
package io.feebridge.benchmarks.ingress.jodo;

import org.jspecify.annotations.NullMarked;
