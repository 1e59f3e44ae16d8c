/** How each collector stands with Jodo: failures in a row, what was heard of it last, and when. */
@NullMarked
package io.feebridge.ingress.budget;

import org.jspecify.annotations.NullMarked;
