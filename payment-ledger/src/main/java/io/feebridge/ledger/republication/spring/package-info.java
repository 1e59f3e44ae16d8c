/** Runs the republication with the service, and shows how far it has come. */
@NullMarked
package io.feebridge.ledger.republication.spring;

import org.jspecify.annotations.NullMarked;
