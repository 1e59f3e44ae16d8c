/** Reads the topics file and creates its topics on a real broker. */
@NullMarked
package io.feebridge.localstack.topic.kafka;

import org.jspecify.annotations.NullMarked;
