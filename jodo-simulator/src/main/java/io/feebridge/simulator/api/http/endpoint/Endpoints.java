package io.feebridge.simulator.api.http.endpoint;

import io.feebridge.simulator.api.http.ApiSettings;
import io.feebridge.simulator.api.http.Endpoint;
import io.feebridge.simulator.api.http.Operation;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.running.Simulator;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All endpoints there are. */
public final class Endpoints {

  private Endpoints() {}

  /**
   * One for each operation.
   *
   * @param hostedUrl where an order's payer pays
   * @param loginUrl where an access token lets its user in, and where that leads back to
   */
  public static Map<Operation, Endpoint> all(
      Simulator simulator,
      ApiSettings settings,
      Function<Order, String> hostedUrl,
      BiFunction<String, @Nullable String, String> loginUrl) {
    Map<Operation, Endpoint> endpoints = new EnumMap<>(Operation.class);
    Stream.of(
            new UserEndpoints(simulator).all(),
            new StudentEndpoints(simulator, settings.studentId()).all(),
            new PaymentEndpoints(simulator).all(),
            new FlexEndpoints(simulator).all(),
            new OrderEndpoints(simulator, hostedUrl, settings.orderStatus()).all(),
            new InstituteEndpoints(simulator).all(),
            new WebhookEndpoints(simulator).all(),
            new UndocumentedEndpoints(simulator, loginUrl).all())
        .forEach(endpoints::putAll);
    return endpoints;
  }
}
