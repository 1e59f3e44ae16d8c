package io.feebridge.ingress.delivery.http;

import io.feebridge.ingress.address.Address;
import io.feebridge.ingress.address.Proxies;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Who sent a request: the peer, or whom our proxies name. */
final class Senders {

  private final Proxies proxies;

  Senders(Proxies proxies) {
    this.proxies = proxies;
  }

  /**
   * Null when it cannot be told.
   *
   * @param remote the peer's end of the connection
   */
  @Nullable Address of(@Nullable SocketAddress remote, HttpHeaders headers) {
    if (!(remote instanceof InetSocketAddress internet) || internet.getAddress() == null) {
      return null;
    }
    Address peer = Address.of(internet.getAddress());
    return proxies.any() ? proxies.sender(peer, headers.getAll(proxies.header().title())) : peer;
  }
}
