/** Stories across services, on real processes, told and judged over the public wire. */
@NullMarked
package io.feebridge.systemtests;

import org.jspecify.annotations.NullMarked;
