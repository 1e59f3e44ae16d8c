/**
 * Stops a consumer that would empty its topics into the quarantine: {@link
 * io.feebridge.messaging.inbox.breaker.Breaker} judges each batch before its transaction, a row for
 * all consumers of the group says whether it is open.
 */
@NullMarked
package io.feebridge.messaging.inbox.breaker;

import org.jspecify.annotations.NullMarked;
