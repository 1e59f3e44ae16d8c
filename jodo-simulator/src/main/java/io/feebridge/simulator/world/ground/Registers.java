package io.feebridge.simulator.world.ground;

import io.feebridge.simulator.direct.DirectPayments;
import io.feebridge.simulator.loan.Loans;
import io.feebridge.simulator.order.Orders;
import io.feebridge.simulator.pay.Payments;
import io.feebridge.simulator.plan.Plans;
import io.feebridge.simulator.student.Students;
import io.feebridge.simulator.user.Users;

/** Everything that Jodo keeps about an institute's people and money. */
public record Registers(
    Users users,
    Students students,
    Orders orders,
    Payments payments,
    DirectPayments directPayments,
    Plans plans,
    Loans loans) {

  public static Registers empty() {
    return new Registers(
        new Users(),
        new Students(),
        new Orders(),
        new Payments(),
        new DirectPayments(),
        new Plans(),
        new Loans());
  }
}
