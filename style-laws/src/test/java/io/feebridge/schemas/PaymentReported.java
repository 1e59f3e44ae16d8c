package io.feebridge.schemas;

/** Stands for a class that Avro generated. */
public class PaymentReported {}
