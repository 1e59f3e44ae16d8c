/** Requests over kept-open connections, made so cheaply that the server is what is measured. */
@NullMarked
package io.feebridge.benchmarks.ingress.http;

import org.jspecify.annotations.NullMarked;
