/** Reprojections as operators begin and watch them. */
@NullMarked
package io.feebridge.ingress.reprojecting.http;

import org.jspecify.annotations.NullMarked;
