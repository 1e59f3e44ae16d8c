/**
 * One machine, real processes: a Kafka broker, a PostgreSQL and the very jars that production runs.
 *
 * <p>{@link io.feebridge.localstack.LocalStack} is the command. {@code up} takes the {@link
 * io.feebridge.localstack.process.StackLock}, ends what a killed predecessor left behind by its
 * {@link io.feebridge.localstack.process.ProcessRecords}, asks for the {@link
 * io.feebridge.localstack.port.Ports}, lets the {@link io.feebridge.localstack.process.Supervisor}
 * start {@link io.feebridge.localstack.broker.kafka.KafkaBroker} and {@link
 * io.feebridge.localstack.database.postgres.PostgresServer}, creates the {@link
 * io.feebridge.localstack.topic.kafka.KafkaTopics}, starts each {@link
 * io.feebridge.localstack.service.spring.SpringService}, prints the {@link
 * io.feebridge.localstack.Board} and watches until it is told to end.
 */
@NullMarked
package io.feebridge.localstack;

import org.jspecify.annotations.NullMarked;
