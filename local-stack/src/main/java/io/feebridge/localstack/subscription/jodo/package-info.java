/** Registers webhooks through Jodo's API, and reads from a file which ones. */
@NullMarked
package io.feebridge.localstack.subscription.jodo;

import org.jspecify.annotations.NullMarked;
