/** Jodo's signature: hexadecimal HMAC-SHA256 over the raw request body. */
@NullMarked
package io.feebridge.ingress.authenticity.jodo;

import org.jspecify.annotations.NullMarked;
