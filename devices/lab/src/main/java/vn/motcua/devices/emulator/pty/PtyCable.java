package vn.motcua.devices.emulator.pty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * A serial cable that can be unplugged: a pseudo terminal behind a link with a constant name, like
 * {@code /dev/serial/by-id/…}.
 *
 * <p>Any thread; while the cable is unplugged, reads and writes fail as unplugged.
 */
public final class PtyCable implements AutoCloseable {
  private final Path path;
  private @Nullable PtyPair pair;

  /** A cable that will appear at {@code path}; not plugged in yet. */
  public PtyCable(Path path) {
    this.path = path;
  }

  /** What the driver is told to open. */
  public Path path() {
    return path;
  }

  /** Puts the cable in; nothing happens when it is in already. */
  public synchronized void plug() {
    if (pair != null) {
      return;
    }
    try {
      PtyPair next = PtyPair.open();
      try {
        name(next);
      } catch (IOException e) {
        next.close();
        throw e;
      }
      pair = next;
    } catch (IOException e) {
      throw new UncheckedIOException("no pseudo terminal at " + path, e);
    }
  }

  private void name(PtyPair next) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, next.slave());
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Pulls the cable: the driver's side hangs up and the path is gone. */
  public synchronized void cut() {
    PtyPair last = pair;
    pair = null;
    if (last == null) {
      return;
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    } finally {
      last.close();
    }
  }

  /** Pulls the cable and puts it back at once. */
  public void replug() {
    cut();
    plug();
  }

  /** Whether the cable is in. */
  public synchronized boolean plugged() {
    return pair != null;
  }

  /** Sends bytes to the driver. */
  public void write(byte[] bytes) throws LinkException {
    link().write(bytes);
  }

  /** Receives bytes from the driver; 0 when the time passed in silence. */
  public int read(byte[] buffer, Duration timeout) throws LinkException {
    return link().read(buffer, timeout);
  }

  /** The speed the driver has set, in bits per second; 0 when it is none of the usual ones. */
  public int baud() throws LinkException {
    return link().baud();
  }

  private synchronized PtyPair link() throws LinkException {
    if (pair == null) {
      throw new LinkException(new Fault.Unplugged(path + " is not plugged in"));
    }
    return pair;
  }

  @Override
  public void close() {
    cut();
  }
}
