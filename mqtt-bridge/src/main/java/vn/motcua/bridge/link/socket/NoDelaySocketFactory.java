package vn.motcua.bridge.link.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Plain sockets as Paho needs them. It never sets TCP_NODELAY, which costs 40 ms on every small
 * acknowledgement, and it reads a packet's first bytes one by one, each a call of the kernel: here
 * they come out of what was read ahead. Any thread.
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

  /** Those forms wait for ever when nobody answers. */
  private static IOException connectsItself() {
    return new IOException("connect with a time limit: make the socket first");
  }
}
