/** The spool's settings, meters, health and refusal to start, as Spring Boot shows them. */
@NullMarked
package io.feebridge.ingress.spool.spring;

import org.jspecify.annotations.NullMarked;
