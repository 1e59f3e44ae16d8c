/** The collectors as operators see them: ids, figures and times, never a secret. */
@NullMarked
package io.feebridge.ingress.budget.http;

import org.jspecify.annotations.NullMarked;
