package io.feebridge.ingress.delivery.http;

import io.feebridge.ingress.address.Address;
import io.feebridge.ingress.address.Proxies;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

/** Who sent a request: the peer, or whom our proxies name. */
final class Senders {

  private final Proxies proxies;

  Senders(Proxies proxies) {
    this.proxies = proxies;
  }

  /** Null when it cannot be told. */
  @Nullable Address of(HttpServerRequest request) {
    InetSocketAddress remote = request.remoteAddress();
    if (remote == null || remote.getAddress() == null) {
      return null;
    }
    Address peer = Address.of(remote.getAddress());
    return proxies.any()
        ? proxies.sender(peer, request.requestHeaders().getAll(proxies.header().title()))
        : peer;
  }
}
