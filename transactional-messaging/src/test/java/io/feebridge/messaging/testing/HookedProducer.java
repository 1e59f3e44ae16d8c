package io.feebridge.messaging.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;

/** A real producer with a hook that runs once, beside one of its calls. */
public final class HookedProducer {

  /** Where the hook runs. */
  public enum Place {
    BEFORE_INIT("initTransactions"),
    AFTER_INIT("initTransactions"),
    BEFORE_BEGIN("beginTransaction"),
    BEFORE_COMMIT("commitTransaction"),
    AFTER_COMMIT("commitTransaction");

    private final String method;

    Place(String method) {
      this.method = method;
    }
  }

  private final Place place;
  private final Runnable hook;
  private final AtomicBoolean armed = new AtomicBoolean(true);

  public HookedProducer(Place place, Runnable hook) {
    this.place = place;
    this.hook = hook;
  }

  @SuppressWarnings("unchecked")
  public Producer<byte[], byte[]> around(Producer<byte[], byte[]> producer) {
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            Producer.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (_, method, arguments) -> {
              boolean here = method.getName().equals(place.method);
              run(here && place.name().startsWith("BEFORE"));
              Object result;
              try {
                result = method.invoke(producer, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              run(here && place.name().startsWith("AFTER"));
              return result;
            });
  }

  private void run(boolean here) {
    if (here && armed.compareAndSet(true, false)) {
      hook.run();
    }
  }
}
