package io.feebridge.simulator.command;

/**
 * One thing asked of the simulated Jodo. Commands are data: the control API takes them, scenarios
 * list them, and the journal that survives a restart is a list of them.
 */
public sealed interface Command
    permits UserCommand,
        StudentCommand,
        DirectCommand,
        OrderCommand,
        PaymentCommand,
        PlanCommand,
        LoanCommand,
        WebhookCommand,
        PullCommand,
        MischiefCommand {}
