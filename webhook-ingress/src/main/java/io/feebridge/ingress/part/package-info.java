/** The things that Jodo's reports speak of, each as far as a body describes it. */
@NullMarked
package io.feebridge.ingress.part;

import org.jspecify.annotations.NullMarked;
