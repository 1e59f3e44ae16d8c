/** Sees to it that the simulated Jodo reports to this stack's ingress, whenever it has started. */
@NullMarked
package io.feebridge.localstack.subscription;

import org.jspecify.annotations.NullMarked;
