/** What stands in answers of Jodo's API: members, envelopes and problems. */
@NullMarked
package io.feebridge.simulator.api.http.message;

import org.jspecify.annotations.NullMarked;
