/**
 * Faults as objects, a seeded schedule of them, and the campaign that judges what they leave
 * behind.
 */
@NullMarked
package io.feebridge.systemtests.fault;

import org.jspecify.annotations.NullMarked;
