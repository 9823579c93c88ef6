package vn.motcua.devices.emulator.printer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.printer.inspect.CodeTables;
import vn.motcua.devices.printer.raster.Bitmap;

/**
 * A receipt printer on a TCP port of this machine, with a cover, a roll and a cable.
 *
 * <p>Serves one connection at a time, as real ones do. All methods are for any thread; the paper
 * listener is called without a lock, on the printer's or the caller's thread.
 */
public final class PrinterEmulator implements AutoCloseable {
  /** Cut slips that are kept; older ones are thrown away. */
  public static final int PAPERS_KEPT_MAX = 200;

  private static final int READ_BYTES_MAX = 4_096;
  private static final long CLOSE_MILLIS_MAX = 5_000;
  private static final System.Logger LOG = System.getLogger(PrinterEmulator.class.getName());

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PrinterEngine engine;
  private final Consumer<Paper> listener;
  private final List<Paper> papers = new ArrayList<>();
  private final Thread thread;
  private final int port;
  private @Nullable ServerSocket server;
  private @Nullable Socket client;
  private boolean plugged = true;
  private boolean closed;
  private long bytesToCableBreak = Long.MAX_VALUE;

  /**
   * Starts a printer.
   *
   * @param port TCP port on 127.0.0.1, 0 for any free one
   * @param listener hears each slip when it is cut
   */
  public PrinterEmulator(EmulatedModel model, int port, Consumer<Paper> listener) {
    this.engine = new PrinterEngine(model, CodeTables.epson());
    this.listener = listener;
    try {
      ServerSocket first = listen(port);
      this.server = first;
      this.port = first.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " cannot be used: " + e.getMessage(), e);
    }
    this.thread =
        Thread.ofPlatform().name("emulated-printer-" + this.port).daemon(true).unstarted(this::run);
    thread.start();
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4);
    return socket;
  }

  /** TCP port on 127.0.0.1; stays the same when the cable is pulled and put back. */
  public int port() {
    return port;
  }

  /** Opens or closes the cover. */
  public void cover(boolean open) {
    change(() -> engine.body().coverOpen = open);
  }

  /** Puts a roll in (which also ends near end) or takes it out. */
  public void paper(boolean loaded) {
    change(() -> {
      engine.body().paperEnd = !loaded;
      engine.body().paperNearEnd = false;
    });
  }

  /** Makes the roll thin, or thick again. */
  public void nearEnd(boolean near) {
    change(() -> engine.body().paperNearEnd = near);
  }

  /** Jams the cutter, or frees it. */
  public void cutterError(boolean jammed) {
    change(() -> engine.body().cutterError = jammed);
  }

  /** After this many further printed rows (1 or more) the trouble occurs. */
  public void troubleAfter(int rows, PrinterTrouble trouble) {
    change(() -> engine.troubleAfter(rows, trouble));
  }

  /** After this many further received bytes (1 or more) the cable is unplugged. */
  public void cableBreaksAfter(int bytes) {
    change(() -> bytesToCableBreak = bytes);
  }

  /** Pulls the cable: the connection ends and new ones are refused. The printer keeps its data. */
  public void pullCable() {
    change(this::unplug);
  }

  /**
   * Puts the cable back on the same port; connections are taken when it returns.
   *
   * @throws UncheckedIOException when another has taken the port meanwhile
   */
  public void plugCable() {
    change(() -> {
      plugged = true;
      if (server == null) {
        server = listenAgain();
      }
    });
  }

  private ServerSocket listenAgain() {
    try {
      return listen(port);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " was taken meanwhile: " + e.getMessage(), e);
    }
  }

  /** Switches off: like unplugging the cable, and all data in the printer is lost. */
  public void powerOff() {
    change(() -> {
      engine.forget();
      unplug();
    });
  }

  /** Switches on. */
  public void powerOn() {
    plugCable();
  }

  /** The slips cut so far, oldest first, at most {@link #PAPERS_KEPT_MAX}. */
  public List<Paper> papers() {
    return locked(() -> List.copyOf(papers));
  }

  /** The paper that is not cut yet. */
  public Bitmap hanging() {
    return locked(engine::hanging);
  }

  /** Bytes that wait in the printer for paper. */
  public int waitingBytes() {
    return locked(engine::waitingBytes);
  }

  /** Invalid commands, each with its offset; the first hundred. */
  public List<String> faults() {
    return locked(engine::faults);
  }

  private <T> T locked(Supplier<T> read) {
    lock.lock();
    try {
      return read.get();
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    List<Paper> cut;
    lock.lock();
    try {
      change.run();
      engine.bodyChanged();
      cut = deliver();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    cut.forEach(listener);
  }

  /** Sends what the engine has said and keeps what it has cut; under the lock. */
  private List<Paper> deliver() {
    byte[] answers = engine.takeAnswers();
    Socket to = client;
    if (answers.length > 0 && to != null) {
      try {
        to.getOutputStream().write(answers);
      } catch (IOException e) {
        LOG.log(System.Logger.Level.DEBUG, "the driver went away before the answer", e);
      }
    }
    List<Paper> cut = engine.takePapers();
    papers.addAll(cut);
    while (papers.size() > PAPERS_KEPT_MAX) {
      papers.removeFirst();
    }
    return cut;
  }

  private void unplug() {
    plugged = false;
    engine.cableOut();
    bytesToCableBreak = Long.MAX_VALUE;
    shut(client);
    client = null;
    shut(server);
    server = null;
  }

  private static void shut(@Nullable AutoCloseable socket) {
    if (socket != null) {
      try {
        socket.close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.DEBUG, "closing a socket", e);
      }
    }
  }

  private void run() {
    while (true) {
      ServerSocket accepting = nextServer();
      if (accepting == null) {
        return;
      }
      try (Socket accepted = accepting.accept()) {
        accepted.setTcpNoDelay(true);
        serve(accepted);
      } catch (IOException e) {
        LOG.log(System.Logger.Level.DEBUG, "connection ended", e);
      }
    }
  }

  /** Waits until the cable is in; null when the printer is closed. */
  private @Nullable ServerSocket nextServer() {
    lock.lock();
    try {
      while (!closed && server == null) {
        changed.awaitUninterruptibly();
      }
      return closed ? null : server;
    } finally {
      lock.unlock();
    }
  }

  private void serve(Socket accepted) throws IOException {
    lock.lock();
    try {
      if (!plugged) {
        return;
      }
      client = accepted;
    } finally {
      lock.unlock();
    }
    byte[] bytes = new byte[READ_BYTES_MAX];
    try {
      for (int room = room(); room >= 0; room = room()) {
        int count = accepted.getInputStream().read(bytes, 0, Math.min(room, bytes.length));
        if (count < 0) {
          return;
        }
        receive(bytes, count);
      }
    } finally {
      change(engine::cableOut);
    }
  }

  /** Room in the receive buffer; waits while there is none; -1 when the cable is out. */
  private int room() {
    lock.lock();
    try {
      while (plugged && engine.room() == 0) {
        changed.awaitUninterruptibly();
      }
      return plugged ? engine.room() : -1;
    } finally {
      lock.unlock();
    }
  }

  private void receive(byte[] bytes, int count) {
    List<Paper> cut;
    lock.lock();
    try {
      int before = (int) Math.min(count, bytesToCableBreak);
      engine.receive(bytes, before);
      cut = deliver();
      if (bytesToCableBreak != Long.MAX_VALUE) {
        bytesToCableBreak -= before;
        if (bytesToCableBreak == 0) {
          unplug();
        }
      }
    } finally {
      lock.unlock();
    }
    cut.forEach(listener);
  }

  /** Ends the thread and frees the port. */
  @Override
  public void close() {
    change(() -> {
      closed = true;
      unplug();
    });
    try {
      thread.join(CLOSE_MILLIS_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
