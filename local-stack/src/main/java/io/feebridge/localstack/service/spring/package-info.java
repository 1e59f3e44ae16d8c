/** Starts the services' production jars, unpacked once, and asks their readiness. */
@NullMarked
package io.feebridge.localstack.service.spring;

import org.jspecify.annotations.NullMarked;
