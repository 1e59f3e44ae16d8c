/**
 * How single values of Jodo's bodies are read: amounts, instants and years from their written
 * digits.
 */
@NullMarked
package io.feebridge.ingress.value;

import org.jspecify.annotations.NullMarked;
