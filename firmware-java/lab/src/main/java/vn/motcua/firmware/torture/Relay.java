package vn.motcua.firmware.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A TCP port of this machine that forwards bytes to another one, in a given mode. */
public final class Relay implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Relay.class.getName());
  private static final int CHUNK_BYTES_MAX = 16_384;
  private static final long DELAY_MILLIS = 150;

  /** How it passes bytes on. */
  public enum Mode {
    /** At once. */
    PASS,
    /** Each piece {@value #DELAY_MILLIS} ms later. */
    DELAY,
    /** Not at all, while connections stay open: half-open to whoever waits. */
    SWALLOW,
    /** Connections are cut and new ones refused. */
    DROP
  }

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Mode mode = Mode.PASS;
  private volatile int target;

  /** Forwards to {@code target}, a port of this machine. */
  public Relay(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  /** Its own port. */
  public int port() {
    return server.getLocalPort();
  }

  /** Connections from now on go to another port. */
  void target(int port) {
    target = port;
  }

  /** From now on bytes are passed on in this mode. */
  public void mode(Mode next) {
    lock.lock();
    try {
      mode = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (next == Mode.DROP) {
      open.forEach(this::cut);
    }
  }

  private void serve() {
    try {
      while (true) {
        Socket client = server.accept();
        if (mode == Mode.DROP) {
          cut(client);
        } else {
          Thread.ofVirtual().start(() -> join(client));
        }
      }
    } catch (IOException closed) {
      LOG.log(System.Logger.Level.DEBUG, "the relay is closed");
    }
  }

  private void join(Socket client) {
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      open.add(client);
      open.add(far);
      Thread.ofVirtual().start(() -> pass(client, far));
      pass(far, client);
    } catch (IOException refused) {
      cut(client);
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[CHUNK_BYTES_MAX];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        hold();
        out.write(chunk, 0, read);
      }
    } catch (IOException gone) {
      LOG.log(System.Logger.Level.DEBUG, "a connection ended");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    cut(from);
    cut(to);
  }

  private void hold() throws InterruptedException {
    lock.lock();
    try {
      long left = mode == Mode.DELAY ? DELAY_MILLIS * 1_000_000 : 0;
      while (left > 0) {
        left = changed.awaitNanos(left);
      }
      while (mode == Mode.SWALLOW) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void cut(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException already) {
      LOG.log(System.Logger.Level.DEBUG, "a connection was closed already");
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    mode(Mode.DROP);
  }
}
