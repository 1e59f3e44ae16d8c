package io.feebridge.ledger.simulation.kafka;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wide interface of which only the methods exist that an object has, by name and parameters. A
 * call of any other fails: what the simulation does not model must not pass unnoticed.
 */
final class Partial {

  private static final Map<Method, Optional<Method>> METHODS = new ConcurrentHashMap<>();

  private Partial() {}

  @SuppressWarnings("unchecked")
  static <T> T of(Class<? super T> type, Object object) {
    return (T)
        Proxy.newProxyInstance(
            Partial.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> call(object, method, arguments));
  }

  private static Object call(Object object, Method method, Object[] arguments) throws Throwable {
    Method known =
        METHODS
            .computeIfAbsent(method, wanted -> find(object.getClass(), wanted))
            .orElseThrow(() -> new UnsupportedOperationException(method.toString()));
    try {
      return known.invoke(object, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Optional<Method> find(Class<?> type, Method wanted) {
    try {
      Method found = type.getDeclaredMethod(wanted.getName(), wanted.getParameterTypes());
      found.setAccessible(true);
      return Optional.of(found);
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }
}
