/** How asking a service can fail. */
@NullMarked
package io.feebridge.cli.service;

import org.jspecify.annotations.NullMarked;
