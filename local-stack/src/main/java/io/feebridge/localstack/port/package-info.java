/** Chooses the ports of a stack and names who holds one that is taken. */
@NullMarked
package io.feebridge.localstack.port;

import org.jspecify.annotations.NullMarked;
