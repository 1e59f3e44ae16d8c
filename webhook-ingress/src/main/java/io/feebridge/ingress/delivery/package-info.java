/** One HTTP attempt by Jodo, from its raw bytes to its outcome. */
@NullMarked
package io.feebridge.ingress.delivery;

import org.jspecify.annotations.NullMarked;
