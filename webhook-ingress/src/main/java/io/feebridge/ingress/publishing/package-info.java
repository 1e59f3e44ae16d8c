/** What is made durable of a genuine delivery, and where. */
@NullMarked
package io.feebridge.ingress.publishing;

import org.jspecify.annotations.NullMarked;
