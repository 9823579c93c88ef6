package vn.motcua.bridge.link.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Sockets with TLS 1.3 only, host name check and TCP_NODELAY. Any thread. */
public final class MutualTlsSocketFactory extends SSLSocketFactory {
  private final SSLSocketFactory sockets;

  public MutualTlsSocketFactory(SSLContext context) {
    this.sockets = context.getSocketFactory();
  }

  private static Socket strict(Socket made) throws IOException {
    SSLSocket socket = (SSLSocket) made;
    socket.setTcpNoDelay(true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3"});
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket() throws IOException {
    return strict(sockets.createSocket());
  }

  @Override
  public Socket createSocket(Socket under, String host, int port, boolean closesUnder)
      throws IOException {
    under.setTcpNoDelay(true);
    return strict(sockets.createSocket(under, host, port, closesUnder));
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
