/** The collectors as operators see them: ids and dates, never a secret. */
@NullMarked
package io.feebridge.ingress.collector.http;

import org.jspecify.annotations.NullMarked;
