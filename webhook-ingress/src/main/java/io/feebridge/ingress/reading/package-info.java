/** What a genuine body says, as far as it can be read. */
@NullMarked
package io.feebridge.ingress.reading;

import org.jspecify.annotations.NullMarked;
