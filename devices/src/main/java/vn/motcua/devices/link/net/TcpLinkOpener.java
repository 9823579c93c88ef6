package vn.motcua.devices.link.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/**
 * Opens {@link TcpLink}s to one address; the name is looked up anew each time.
 *
 * <p>Any thread. Immutable.
 *
 * @param host name or address
 * @param port 1..65535; receipt printers listen on 9100
 * @param connectTimeout how long the far end may take to accept, positive
 */
public record TcpLinkOpener(String host, int port, Duration connectTimeout) implements LinkOpener {

  /** Raw printing port of nearly every network receipt printer ("JetDirect"). */
  public static final int RAW_PRINTING_PORT = 9100;

  /** How long a printer in the same building may take to accept. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  public TcpLinkOpener {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("TCP port must be 1..65535, not " + port);
    }
  }

  /** With the usual connect timeout. */
  public TcpLinkOpener(String host, int port) {
    this(host, port, CONNECT_TIMEOUT);
  }

  @Override
  public ByteLink open() throws LinkException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new LinkException(new Fault.Unplugged(where() + ": the name is not known"));
    }
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      channel.socket().connect(address, Math.toIntExact(connectTimeout.toMillis()));
      return new TcpLink(channel, where());
    } catch (IOException e) {
      closeAfter(e, channel);
      throw new LinkException(new Fault.Unplugged(where() + ": " + e.getMessage()), e);
    }
  }

  private static void closeAfter(
      IOException failure, @org.jspecify.annotations.Nullable SocketChannel channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public String where() {
    return "tcp " + host + ":" + port;
  }
}
