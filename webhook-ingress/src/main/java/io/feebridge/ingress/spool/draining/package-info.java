/** How what lies in the spool comes to its topics, beside live traffic and in no promised order. */
@NullMarked
package io.feebridge.ingress.spool.draining;

import org.jspecify.annotations.NullMarked;
