/** The last deliveries that were refused here, told without anything that they held. */
@NullMarked
package io.feebridge.ingress.rejection;

import org.jspecify.annotations.NullMarked;
