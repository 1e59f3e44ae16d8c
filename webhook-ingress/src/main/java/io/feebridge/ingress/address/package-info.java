/** Where a request comes from, whatever stands between, and which addresses may send. */
@NullMarked
package io.feebridge.ingress.address;

import org.jspecify.annotations.NullMarked;
