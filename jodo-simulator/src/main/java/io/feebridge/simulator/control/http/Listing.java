package io.feebridge.simulator.control.http;

import io.feebridge.simulator.registry.Registry;
import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.webhook.Delivery;
import io.feebridge.simulator.webhook.FailureNotice;
import io.feebridge.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lists what there is, newest first, a page at a time; and shows one. */
@Component
class Listing {

  /**
   * A page.
   *
   * @param next what {@code after} must be for the following page; null when this is the last
   */
  record Page(List<?> items, @Nullable String next) {

    /** Of what was found when one more than {@code limit} was looked for. */
    static <T> Page of(List<T> found, int limit, Function<T, String> id) {
      if (found.size() <= limit) {
        return new Page(found, null);
      }
      List<T> items = List.copyOf(found.subList(0, limit));
      return new Page(items, id.apply(items.getLast()));
    }
  }

  /** What is asked for. */
  private record Wanted(@Nullable String after, int limit, MultiValueMap<String, String> query) {

    boolean accepts(String parameter, String value) {
      String wanted = query.getFirst(parameter);
      return wanted == null || wanted.equals(value);
    }
  }

  /** What is kept of one kind. */
  private interface Shelf {
    Page page(World world, Wanted wanted);

    Optional<? extends Object> find(World world, String id);
  }

  private static final Map<String, Shelf> SHELVES =
      Map.ofEntries(
          Map.entry("users", registry(World::users, u -> u.registrationId())),
          Map.entry("students", registry(World::students, s -> s.id())),
          Map.entry("orders", registry(World::orders, o -> o.id())),
          Map.entry("payments", registry(World::payments, p -> p.id())),
          Map.entry("direct-payments", registry(World::directPayments, p -> p.id())),
          Map.entry("plans", registry(w -> w.plans().proposed(), p -> p.studentId())),
          Map.entry("set-ups", registry(w -> w.plans().setUps(), s -> s.id())),
          Map.entry("subscriptions", registry(w -> w.plans().subscriptions(), s -> s.id())),
          Map.entry("loans", registry(World::loans, l -> l.id())),
          Map.entry("webhooks", registry(World::webhooks, h -> h.id())),
          Map.entry("pulls", registry(World::pulls, p -> p.id())),
          Map.entry("deliveries", new DeliveryShelf()),
          Map.entry("notices", new NoticeShelf()));

  private final Simulator simulator;
  private final Replies replies;

  Listing(Simulator simulator, Replies replies) {
    this.simulator = simulator;
    this.replies = replies;
  }

  Mono<ServerResponse> page(ServerRequest request) {
    Wanted wanted =
        new Wanted(
            request.queryParam("after").orElse(null),
            Replies.limit(request),
            request.queryParams());
    return on(request, shelf -> replies.ok(simulator.ask(world -> shelf.page(world, wanted))));
  }

  Mono<ServerResponse> one(ServerRequest request) {
    String id = request.pathVariable("id");
    return on(
        request,
        shelf ->
            Mono.fromFuture(simulator.ask(world -> shelf.find(world, id)))
                .flatMap(found -> shown(found, id)));
  }

  private Mono<ServerResponse> shown(Optional<?> found, String id) {
    return found.isPresent() ? replies.ok(found.get()) : replies.notFound("There is no " + id);
  }

  private Mono<ServerResponse> on(
      ServerRequest request, Function<Shelf, Mono<ServerResponse>> then) {
    Shelf shelf = SHELVES.get(request.pathVariable("kind"));
    return shelf == null ? replies.notFound("There is no such list") : then.apply(shelf);
  }

  private static <T> Shelf registry(Function<World, Registry<T>> registry, Function<T, String> id) {
    return new Shelf() {
      @Override
      public Page page(World world, Wanted wanted) {
        List<T> found = registry.apply(world).newest(wanted.after(), wanted.limit() + 1, _ -> true);
        return Page.of(found, wanted.limit(), id);
      }

      @Override
      public Optional<? extends Object> find(World world, String wanted) {
        return registry.apply(world).find(wanted);
      }
    };
  }

  private static final class DeliveryShelf implements Shelf {
    @Override
    public Page page(World world, Wanted wanted) {
      List<Delivery> found =
          world
              .deliveries()
              .newest(
                  wanted.after(),
                  wanted.limit() + 1,
                  d ->
                      wanted.accepts("state", d.state().name())
                          && wanted.accepts("about", d.about())
                          && wanted.accepts("event", d.event()));
      Page page = Page.of(found, wanted.limit(), Delivery::id);
      boolean bodies = !"false".equals(wanted.query().getFirst("bodies"));
      return bodies ? page : new Page(brief(found, wanted.limit()), page.next());
    }

    private static List<BriefDelivery> brief(List<Delivery> found, int limit) {
      return found.stream().limit(limit).map(BriefDelivery::of).toList();
    }

    @Override
    public Optional<? extends Object> find(World world, String id) {
      return world.deliveries().find(id);
    }
  }

  private static final class NoticeShelf implements Shelf {
    @Override
    public Page page(World world, Wanted wanted) {
      List<FailureNotice> all = world.deliveries().notices();
      int from = 0;
      for (int i = 0; i < all.size(); i++) {
        from = all.get(i).id().equals(wanted.after()) ? i + 1 : from;
      }
      List<FailureNotice> found =
          all.subList(from, Math.min(all.size(), from + wanted.limit() + 1));
      return Page.of(found, wanted.limit(), FailureNotice::id);
    }

    @Override
    public Optional<? extends Object> find(World world, String id) {
      return world.deliveries().notices().stream().filter(n -> n.id().equals(id)).findFirst();
    }
  }
}
