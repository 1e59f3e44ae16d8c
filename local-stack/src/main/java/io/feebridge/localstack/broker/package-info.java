/** How many brokers a stack has, and where each of them listens. */
@NullMarked
package io.feebridge.localstack.broker;

import org.jspecify.annotations.NullMarked;
