/**
 * Records that nobody could book, kept with their bytes and their reason. The dead-letter topic
 * that they are published to gets its place beside {@code postgres} as {@code deadletter.kafka}.
 */
@NullMarked
package io.feebridge.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
