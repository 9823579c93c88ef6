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
 * Where a broker is and how its sockets are made.
 *
 * @param uri {@code mqtt://host:port}, without TLS, or {@code mqtts://host:port}; {@code tcp} and
 *     {@code ssl} are taken for them
 * @param sockets makes the sockets; those with TLS for {@code mqtts}
 * @param name client id to connect with instead of the client's own: the name of its certificate,
 *     to which a broker binds the id; null when nothing binds it
 */
public record BrokerAddress(URI uri, SocketFactory sockets, @Nullable String name) {
  private static final Set<String> TLS = Set.of("mqtts", "ssl");
  private static final Set<String> SCHEMES = Set.of("mqtt", "tcp", "mqtts", "ssl");

  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  public static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
  public static final int RECEIVE_MAXIMUM = 1_000;
  public static final long PACKET_BYTES_MAX = 256L * 1024;

  /** Refuses what is not a broker's address. */
  public BrokerAddress {
    if (uri.getScheme() == null
        || !SCHEMES.contains(uri.getScheme())
        || uri.getHost() == null
        || uri.getPort() < 1) {
      throw new IllegalArgumentException(
          "broker address \"" + uri + "\" must be mqtt://host:port or mqtts://host:port");
    }
  }

  /** A broker without TLS. */
  public static BrokerAddress of(URI uri) {
    return new BrokerAddress(uri, new NoDelaySocketFactory(), null);
  }

  /**
   * A broker with TLS 1.3 and client certificates. Paho checks the host name of what it connects to
   * when the context's sockets do, so they are made to.
   *
   * @param context trusts the site's CA and holds this board's key
   * @param name the certificate's, see {@link TlsIdentity#name}
   */
  public static BrokerAddress of(URI uri, SSLContext context, @Nullable String name) {
    return new BrokerAddress(uri, new MutualTlsSocketFactory(context), name);
  }

  /** Whether the address asks for TLS. */
  public boolean isTls() {
    return TLS.contains(uri.getScheme());
  }

  /**
   * Whether it leaves the machine without TLS, so that anyone on the way can read and forge: any
   * host but 127.0.0.0/8, ::1 and localhost. A name is not looked up.
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

  /** The client id on this broker of a client that calls itself {@code own}. */
  public String clientId(String own) {
    return name == null ? own : name;
  }

  public String pahoUri() {
    String scheme = isTls() ? "ssl" : "tcp";
    return scheme + "://" + uri.getHost() + ":" + uri.getPort();
  }
}
