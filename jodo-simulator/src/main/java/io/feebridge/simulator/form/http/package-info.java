/** JSON that comes from outside, read member by member and checked: forms, and what they tell. */
@NullMarked
package io.feebridge.simulator.form.http;

import org.jspecify.annotations.NullMarked;
