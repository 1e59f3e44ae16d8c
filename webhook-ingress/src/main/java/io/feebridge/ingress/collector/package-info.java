/** The collectors that may send, each with the keys and the header that prove its deliveries. */
@NullMarked
package io.feebridge.ingress.collector;

import org.jspecify.annotations.NullMarked;
