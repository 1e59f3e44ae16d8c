/**
 * Plays Jodo: a seeded stream of signed webhooks, sent until each is taken, and what was answered.
 */
@NullMarked
package io.feebridge.systemtests.load;

import org.jspecify.annotations.NullMarked;
