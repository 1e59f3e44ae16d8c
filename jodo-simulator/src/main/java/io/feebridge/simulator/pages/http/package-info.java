/** Serves the hosted pages and what they ask; the pages themselves are plain files. */
@NullMarked
package io.feebridge.simulator.pages.http;

import org.jspecify.annotations.NullMarked;
