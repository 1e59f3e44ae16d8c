/** Bodies in the forms of Jodo's pages: each event with its own types, key order and oddities. */
@NullMarked
package io.feebridge.simulator.body.jodo;

import org.jspecify.annotations.NullMarked;
