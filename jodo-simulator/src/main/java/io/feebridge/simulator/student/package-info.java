/** Learners, their fees and what can happen to them. */
@NullMarked
package io.feebridge.simulator.student;

import org.jspecify.annotations.NullMarked;
