/** Collectors as configured in collectors.yml, with unsafe secrets refused. */
@NullMarked
package io.feebridge.ingress.collector.spring;

import org.jspecify.annotations.NullMarked;
