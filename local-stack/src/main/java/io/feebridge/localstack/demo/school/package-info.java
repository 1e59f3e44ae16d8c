/**
 * A term at the played Jodo: what a payer and an institute do there, and whether the books agree
 * with Jodo's own.
 */
@NullMarked
package io.feebridge.localstack.demo.school;

import org.jspecify.annotations.NullMarked;
