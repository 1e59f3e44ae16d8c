/** Jodo's JSON, read once, token by token, so that digits stay as they were written. */
@NullMarked
package io.feebridge.ingress.reading.jodo;

import org.jspecify.annotations.NullMarked;
