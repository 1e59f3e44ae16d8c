/** Cred: education loans, from application to EMI. */
@NullMarked
package io.feebridge.simulator.loan;

import org.jspecify.annotations.NullMarked;
