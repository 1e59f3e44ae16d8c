/**
 * Records that nobody could book, kept with their bytes and their reason: what waits, what people
 * did about it, and (in {@code publishing}) the copies on their way to the dead-letter topic.
 */
@NullMarked
package io.feebridge.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
