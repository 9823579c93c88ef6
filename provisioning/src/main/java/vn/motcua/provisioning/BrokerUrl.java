package vn.motcua.provisioning;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The broker's address in board.toml: {@code tcp://host:1883} or {@code ssl://host:8883}. */
final class BrokerUrl {
  private static final String WRONG =
      "is no broker address; write tcp://host:1883 or ssl://host:8883";

  private BrokerUrl() {}

  /** The form of an address. */
  static TextRule form() {
    return text -> {
      try {
        return isBroker(new URI(text)) ? Optional.empty() : Optional.of(WRONG);
      } catch (URISyntaxException e) {
        return Optional.of(WRONG + " (" + e.getReason() + ")");
      }
    };
  }

  private static boolean isBroker(URI uri) {
    return Set.of("tcp", "ssl").contains(String.valueOf(uri.getScheme()))
        && uri.getHost() != null
        && uri.getPort() >= 1
        && uri.getPort() <= 65_535
        && uri.getUserInfo() == null
        && uri.getQuery() == null
        && uri.getFragment() == null
        && uri.getPath().isEmpty();
  }

  /**
   * Whether an address of a broker goes to another machine without TLS: {@code tcp} to anything but
   * 127.0.0.0/8, ::1 and localhost. A name is not looked up.
   */
  static boolean isOpen(URI broker) {
    return "tcp".equals(broker.getScheme()) && !isLoopback(broker.getHost());
  }

  private static boolean isLoopback(@Nullable String host) {
    if (host == null || host.equalsIgnoreCase("localhost")) {
      return host != null;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }
}
