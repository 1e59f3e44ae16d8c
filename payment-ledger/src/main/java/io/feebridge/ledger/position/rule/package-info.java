/**
 * The rules by which facts become a position, one class a rule: {@link
 * io.feebridge.ledger.position.rule.Positions} is the only way in.
 */
@NullMarked
package io.feebridge.ledger.position.rule;

import org.jspecify.annotations.NullMarked;
