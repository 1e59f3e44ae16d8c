/** The public endpoint: one Netty route that receives deliveries and answers their outcomes. */
@NullMarked
package io.feebridge.ingress.delivery.http;

import org.jspecify.annotations.NullMarked;
