package vn.motcua.provisioning;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.provisioning.text.TextRule;

/**
 * The broker's address in board.toml: {@code mqtt://host:1883}, or {@code mqtts://host:8883} with
 * TLS; {@code tcp} and {@code ssl} mean the same.
 */
final class BrokerUrl {
  private static final String WRONG =
      "is not a broker address; write mqtt://host:1883, or mqtts://host:8883 with TLS";

  private static final Set<String> PLAIN = Set.of("mqtt", "tcp");
  private static final Set<String> TLS = Set.of("mqtts", "ssl");

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
    String scheme = String.valueOf(uri.getScheme());
    return (PLAIN.contains(scheme) || TLS.contains(scheme))
        && uri.getHost() != null
        && uri.getPort() >= 1
        && uri.getPort() <= 65_535
        && uri.getUserInfo() == null
        && uri.getQuery() == null
        && uri.getFragment() == null
        && uri.getPath().isEmpty();
  }

  /**
   * Whether an address of a broker goes to another machine without TLS: to anything but
   * 127.0.0.0/8, ::1 and localhost. A name is not looked up.
   */
  static boolean isOpen(URI broker) {
    return PLAIN.contains(String.valueOf(broker.getScheme())) && !isLoopback(broker.getHost());
  }

  /** Whether an address asks for TLS. */
  static boolean isTls(String url) {
    return TLS.stream().anyMatch(scheme -> url.startsWith(scheme + ":"));
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
