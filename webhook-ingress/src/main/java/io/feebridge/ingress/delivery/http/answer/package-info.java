/** What the public endpoint answers: outcomes as HTTP, in one fixed form each. */
@NullMarked
package io.feebridge.ingress.delivery.http.answer;

import org.jspecify.annotations.NullMarked;
