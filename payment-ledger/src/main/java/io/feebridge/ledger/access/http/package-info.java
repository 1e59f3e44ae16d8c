/**
 * Who may ask: users of the configuration, by HTTP Basic. Nobody configured means nobody gets in.
 */
@NullMarked
package io.feebridge.ledger.access.http;

import org.jspecify.annotations.NullMarked;
