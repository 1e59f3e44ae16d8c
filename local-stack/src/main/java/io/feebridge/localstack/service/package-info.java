/** The services of a stack: which jar, which ports, what they listen to. */
@NullMarked
package io.feebridge.localstack.service;

import org.jspecify.annotations.NullMarked;
