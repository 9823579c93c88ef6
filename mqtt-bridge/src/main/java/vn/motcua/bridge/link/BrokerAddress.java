package vn.motcua.bridge.link;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.socket.MutualTlsSocketFactory;
import vn.motcua.bridge.link.socket.NoDelaySocketFactory;
import vn.motcua.bridge.link.socket.TlsIdentity;

/**
 * A broker's address and the factory for its sockets.
 *
 * @param uri {@code mqtt://host:port}, without TLS, or {@code mqtts://host:port}; {@code tcp} and
 *     {@code ssl} mean the same
 * @param sockets makes the sockets; those with TLS for {@code mqtts}
 * @param name client id to connect with instead of the client's own: the name of its certificate,
 *     to which the broker binds the id; null when it does not
 */
public record BrokerAddress(URI uri, SocketFactory sockets, @Nullable String name) {
  private static final Set<String> TLS = Set.of("mqtts", "ssl");
  private static final Set<String> SCHEMES = Set.of("mqtt", "tcp", "mqtts", "ssl");

  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  public static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

  /** A broker without power is noticed within twice this time. */
  public static final Duration KEEP_ALIVE_SHORT = Duration.ofSeconds(5);

  public static final int RECEIVE_MAXIMUM = 1_000;
  public static final long PACKET_BYTES_MAX = 256L * 1024;

  /** Refuses anything that is not a broker's address. */
  public BrokerAddress {
    if (uri.getScheme() == null
        || !SCHEMES.contains(uri.getScheme())
        || uri.getHost() == null
        || uri.getPort() < 1) {
      throw new IllegalArgumentException(
          "broker address \""
              + uri
              + "\" must be mqtt://host:port, or mqtts://host:port with TLS;"
              + " tcp and ssl mean the same");
    }
  }

  /** A broker without TLS. */
  public static BrokerAddress of(URI uri) {
    return new BrokerAddress(uri, new NoDelaySocketFactory(), null);
  }

  /**
   * A broker with TLS 1.3 and client certificates. Paho checks the host name only when the
   * context's sockets do, so they are configured to.
   *
   * @param context trusts the site's CA and holds this board's key
   * @param name the certificate's common name, see {@link TlsIdentity#name}
   */
  public static BrokerAddress of(URI uri, SSLContext context, @Nullable String name) {
    return new BrokerAddress(uri, new MutualTlsSocketFactory(context), name);
  }

  /** Whether the address asks for TLS. */
  public boolean isTls() {
    return TLS.contains(uri.getScheme());
  }

  /**
   * Whether it goes to another machine without TLS, where anyone on the network path can read and
   * forge messages: any host but 127.0.0.0/8, ::1 and localhost. A name is not resolved.
   */
  public boolean isOpen() {
    if (isTls() || uri.getHost().equalsIgnoreCase("localhost")) {
      return false;
    }
    try {
      return !InetAddress.ofLiteral(uri.getHost()).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return true;
    }
  }

  /** The client id on this broker for a client whose own id is {@code own}. */
  public String clientId(String own) {
    return name == null ? own : name;
  }

  public String pahoUri() {
    String scheme = isTls() ? "ssl" : "tcp";
    return scheme + "://" + uri.getHost() + ":" + uri.getPort();
  }
}
