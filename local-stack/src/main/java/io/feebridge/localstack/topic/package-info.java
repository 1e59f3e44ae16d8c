/** The topics a stack must have, and how what it has differs from them. */
@NullMarked
package io.feebridge.localstack.topic;

import org.jspecify.annotations.NullMarked;
