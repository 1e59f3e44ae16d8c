/** How collectors stand, as meters. */
@NullMarked
package io.feebridge.ingress.budget.spring;

import org.jspecify.annotations.NullMarked;
