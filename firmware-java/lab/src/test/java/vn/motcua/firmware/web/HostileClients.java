package vn.motcua.firmware.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Clients that hold connections of a web server and give nothing back. Whoever is cut off comes
 * back after {@value #PAUSE_MILLIS} ms. Each client is a virtual thread with a socket of its own.
 */
final class HostileClients implements AutoCloseable {
  static final int PAUSE_MILLIS = 200;

  private static final int DRIP_MILLIS = 250;
  private static final int REQUESTS_AT_ONCE = 32;

  /** What each client does with its connection. */
  enum Attack {
    /** Opens a connection and says nothing. */
    SILENT,
    /** Asks for a large file again and again, and reads no byte of the answers. */
    NEVER_READS,
    /** Sends its header a byte at a time, without end. */
    SLOW_HEADER,
    /** Announces a body and sends it a byte at a time. */
    SLOW_BODY,
    /** Opens an event stream and reads a byte of it now and then. */
    EVENT_STREAM,
    /** Begins a TLS handshake and sends no more of it. */
    HALF_HANDSHAKE
  }

  private final InetAddress from;
  private final InetSocketAddress server;
  private final Attack attack;
  private final @Nullable SSLSocketFactory tls;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong connections = new AtomicLong();

  /**
   * {@code clients} of them begin at once, each from the address {@code from}.
   *
   * @param tls what they speak TLS with; null for plain HTTP
   */
  HostileClients(
      int clients,
      Attack attack,
      InetAddress from,
      InetSocketAddress server,
      @Nullable SSLSocketFactory tls) {
    this.tls = tls;
    this.from = from;
    this.server = server;
    this.attack = attack;
    for (int client = 0; client < clients; client++) {
      Thread.ofVirtual().name("hostile-" + client).start(this::comeBackUntilOver);
    }
  }

  /** How many connections were made until now. */
  long connections() {
    return connections.get();
  }

  private void comeBackUntilOver() {
    try {
      while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        connect();
      }
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }

  private void connect() throws InterruptedException {
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(from, 0));
      open.add(socket);
      socket.connect(server, 5_000);
      connections.incrementAndGet();
      if (tls == null || attack == Attack.HALF_HANDSHAKE) {
        attack(socket);
      } else {
        String host = server.getAddress().getHostAddress();
        try (Socket secret = tls.createSocket(socket, host, server.getPort(), true)) {
          attack(secret);
        }
      }
    } catch (IOException cutOff) {
      Thread.onSpinWait(); // The server may close it; this client comes back.
    } finally {
      open.removeIf(Socket::isClosed);
    }
  }

  private void attack(Socket socket) throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    String host = "Host: " + server.getAddress().getHostAddress() + "\r\n";
    switch (attack) {
      case SILENT -> end(socket.getInputStream());
      case NEVER_READS -> {
        String request =
            "GET /assets/BeVietnamPro-Bold-b3082196cf9d.woff2 HTTP/1.1\r\n" + host + "\r\n";
        byte[] requests = ascii(request.repeat(REQUESTS_AT_ONCE));
        while (!over.await(0, TimeUnit.MILLISECONDS)) {
          out.write(requests);
        }
      }
      case SLOW_HEADER -> {
        out.write(ascii("GET / HTTP/1.1\r\n" + host + "X-Slow: "));
        drip(out);
      }
      case SLOW_BODY -> {
        out.write(
            ascii(
                "POST /api/touch/recall HTTP/1.1\r\n"
                    + host
                    + "Content-Type: application/json\r\nContent-Length: 4000\r\n\r\n"));
        drip(out);
      }
      case EVENT_STREAM -> {
        out.write(ascii("GET /api/stream HTTP/1.1\r\n" + host + "\r\n"));
        sip(socket.getInputStream());
      }
      case HALF_HANDSHAKE -> {
        out.write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
        end(socket.getInputStream());
      }
    }
  }

  private static void end(InputStream in) throws IOException {
    while (in.read() >= 0) {
      Thread.onSpinWait();
    }
  }

  private void drip(OutputStream out) throws IOException, InterruptedException {
    while (!over.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
      out.write(' ');
    }
  }

  private void sip(InputStream in) throws IOException, InterruptedException {
    while (in.read() >= 0 && !over.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
      Thread.onSpinWait();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Ends them all. */
  @Override
  public void close() throws IOException {
    over.countDown();
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (SocketException already) {
        throw new IOException("a hostile client could not be closed", already);
      }
    }
  }
}
