/**
 * Proves that a delivery comes from Jodo, on its raw bytes and headers, before anything reads them.
 */
@NullMarked
package io.feebridge.ingress.authenticity;

import org.jspecify.annotations.NullMarked;
