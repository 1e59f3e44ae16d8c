/**
 * Holds our serializer and deserializer against the genuine Confluent classes, on a real schema
 * registry; everything here is a test.
 */
@NullMarked
package io.feebridge.registryproof;

import org.jspecify.annotations.NullMarked;
