/**
 * Today's reading of bodies over what was kept with yesterday's: what became readable is published.
 */
@NullMarked
package io.feebridge.ingress.reprojecting;

import org.jspecify.annotations.NullMarked;
