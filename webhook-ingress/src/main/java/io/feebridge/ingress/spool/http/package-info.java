/** The spool as operators see it: how full it is, and what is set aside, without any body. */
@NullMarked
package io.feebridge.ingress.spool.http;

import org.jspecify.annotations.NullMarked;
