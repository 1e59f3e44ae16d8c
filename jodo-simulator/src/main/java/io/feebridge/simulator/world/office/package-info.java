/** People, offline payments and loans: what needs no payer's bank. */
@NullMarked
package io.feebridge.simulator.world.office;

import org.jspecify.annotations.NullMarked;
