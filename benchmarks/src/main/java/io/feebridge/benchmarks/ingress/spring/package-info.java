/** The usual controller, as integrations write it. */
@NullMarked
package io.feebridge.benchmarks.ingress.spring;

import org.jspecify.annotations.NullMarked;
