/** Runs KRaft brokers, each in a JVM of its own, with folders that outlive them. */
@NullMarked
package io.feebridge.localstack.broker.kafka;

import org.jspecify.annotations.NullMarked;
