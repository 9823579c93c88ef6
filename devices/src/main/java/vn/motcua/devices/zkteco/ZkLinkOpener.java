package vn.motcua.devices.zkteco;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.IoReason;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/**
 * Opens the link to a terminal. Over UDP a read gives one whole datagram; the buffer must hold
 * {@link #DATAGRAM_BYTES_MAX}.
 *
 * @param host name or address
 * @param port 4370 unless changed in the terminal's menu
 */
public record ZkLinkOpener(ZkTransport transport, String host, int port) implements LinkOpener {

  /** Largest datagram that is taken whole. */
  public static final int DATAGRAM_BYTES_MAX = 65_536;

  private static final int CONNECT_MILLIS_MAX = 3_000;

  @Override
  public ByteLink open() throws LinkException {
    try {
      return switch (transport) {
        case TCP -> new Stream(connect());
        case UDP -> new Datagrams(datagrams());
      };
    } catch (IOException e) {
      throw new LinkException(
          new Fault.Unplugged(where() + " cannot be reached: " + IoReason.of(e)), e);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS_MAX);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private DatagramSocket datagrams() throws SocketException {
    DatagramSocket socket = new DatagramSocket();
    try {
      socket.connect(new InetSocketAddress(host, port));
      return socket;
    } catch (SocketException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public String where() {
    return transport.name().toLowerCase(Locale.ROOT) + " " + host + ":" + port;
  }

  private static int millis(Duration timeout) {
    return Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
  }

  private static LinkException gone(IOException cause) {
    return new LinkException(
        new Fault.Unplugged("the terminal has gone: " + IoReason.of(cause)), cause);
  }

  private record Stream(Socket socket) implements ByteLink {
    @Override
    public int read(byte[] buffer, Duration timeout) throws LinkException {
      try {
        socket.setSoTimeout(millis(timeout));
        InputStream in = socket.getInputStream();
        int got = in.read(buffer);
        if (got < 0) {
          throw new LinkException(new Fault.Unplugged("the terminal has closed the connection"));
        }
        return got;
      } catch (SocketTimeoutException e) {
        return 0;
      } catch (LinkException e) {
        throw e;
      } catch (IOException e) {
        throw gone(e);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
      try {
        socket.getOutputStream().write(bytes, offset, length);
      } catch (IOException e) {
        throw gone(e);
      }
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        System.getLogger(ZkLinkOpener.class.getName())
            .log(System.Logger.Level.DEBUG, "closing a connection failed", e);
      }
    }
  }

  private record Datagrams(DatagramSocket socket) implements ByteLink {
    @Override
    public int read(byte[] buffer, Duration timeout) throws LinkException {
      try {
        socket.setSoTimeout(millis(timeout));
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        socket.receive(datagram);
        return datagram.getLength();
      } catch (SocketTimeoutException e) {
        return 0;
      } catch (IOException e) {
        throw gone(e);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
      try {
        socket.send(new DatagramPacket(bytes, offset, length));
      } catch (IOException e) {
        throw gone(e);
      }
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
