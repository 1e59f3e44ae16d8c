/**
 * Copies of quarantined records on their way to the dead-letter topic: claimed, sent, settled, each
 * for itself and at least once.
 */
@NullMarked
package io.feebridge.messaging.deadletter.publishing;

import org.jspecify.annotations.NullMarked;
