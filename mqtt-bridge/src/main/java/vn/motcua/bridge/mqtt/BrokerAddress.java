package vn.motcua.bridge.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import javax.net.SocketFactory;

/**
 * Where a broker is and how its sockets are made.
 *
 * @param uri {@code mqtt://host:port}, without TLS, or {@code mqtts://host:port}; {@code tcp} and
 *     {@code ssl} are taken for them
 * @param sockets makes the sockets; those with TLS for {@code mqtts}
 */
public record BrokerAddress(URI uri, SocketFactory sockets) {
  private static final Set<String> TLS = Set.of("mqtts", "ssl");
  private static final Set<String> SCHEMES = Set.of("mqtt", "tcp", "mqtts", "ssl");

  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
  static final int RECEIVE_MAXIMUM = 1_000;
  static final long PACKET_BYTES_MAX = 256L * 1024;

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
    return new BrokerAddress(uri, new NoDelaySocketFactory());
  }

  String pahoUri() {
    String scheme = TLS.contains(uri.getScheme()) ? "ssl" : "tcp";
    return scheme + "://" + uri.getHost() + ":" + uri.getPort();
  }

  /** Paho never sets TCP_NODELAY, which costs 40 ms on every small acknowledgement. */
  private static final class NoDelaySocketFactory extends SocketFactory {
    private static Socket prompt(Socket socket) throws SocketException {
      socket.setTcpNoDelay(true);
      return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
      return prompt(SocketFactory.getDefault().createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return prompt(SocketFactory.getDefault().createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      return prompt(SocketFactory.getDefault().createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return prompt(SocketFactory.getDefault().createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      return prompt(SocketFactory.getDefault().createSocket(host, port, from, fromPort));
    }
  }
}
