/** Runs one KRaft broker in a JVM of its own, with a folder that outlives it. */
@NullMarked
package io.feebridge.localstack.broker.kafka;

import org.jspecify.annotations.NullMarked;
