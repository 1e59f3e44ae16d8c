/**
 * What an accountant takes away: the {@link io.feebridge.ledger.report.Statement} of one student
 * and the {@link io.feebridge.ledger.report.TrialBalance} of all accounts.
 */
@NullMarked
package io.feebridge.ledger.report;

import org.jspecify.annotations.NullMarked;
