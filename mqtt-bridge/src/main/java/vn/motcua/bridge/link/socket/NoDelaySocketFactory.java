package vn.motcua.bridge.link.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Plain sockets as Paho needs them. Paho never sets TCP_NODELAY, which costs 40 ms for every small
 * acknowledgement, and it reads the first bytes of a packet one by one, each with a system call:
 * here they come from a read-ahead buffer. Any thread.
 */
public final class NoDelaySocketFactory extends SocketFactory {

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new ReadAheadSocket();
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw connectsItself();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw connectsItself();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw connectsItself();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw connectsItself();
  }

  /** These methods would wait for ever when nobody answers. */
  private static IOException connectsItself() {
    return new IOException("connect with a time limit: make the socket first");
  }
}
