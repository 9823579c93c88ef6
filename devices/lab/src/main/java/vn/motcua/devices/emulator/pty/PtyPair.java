package vn.motcua.devices.emulator.pty;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.file.FileLink;
import vn.motcua.devices.link.posix.Posix;

/**
 * One pseudo terminal: a driver opens {@link #slave()}, the emulator holds this end.
 *
 * <p>The slave is kept open here as well, so that a driver may come and go without the emulator
 * seeing a hang-up. {@link #close()} unplugs the cable: the driver's side hangs up and unread bytes
 * are lost, as with a USB adapter. All methods may be called from any thread.
 */
public final class PtyPair implements ByteLink {
  private final FileLink master;
  private final int holder;
  private final Path slave;
  private boolean closed;

  private PtyPair(FileLink master, int holder, Path slave) {
    this.master = master;
    this.holder = holder;
    this.slave = slave;
  }

  /** A new pair in raw mode. */
  public static PtyPair open() throws IOException {
    int master = checked(PosixTerminal.openMaster(), "posix_openpt");
    int holder = -1;
    try {
      checked(PosixTerminal.grant(master), "grantpt");
      checked(PosixTerminal.unlock(master), "unlockpt");
      String slave = PosixTerminal.slaveName(master);
      holder = checked(Posix.openPath(slave), "open " + slave);
      checked(PosixTerminal.makeRaw(holder), "tcsetattr");
      return new PtyPair(FileLink.of(master, slave), holder, Path.of(slave));
    } catch (IOException e) {
      Posix.close(master);
      if (holder >= 0) {
        Posix.close(holder);
      }
      throw e;
    }
  }

  private static int checked(int result, String call) throws IOException {
    if (result < 0) {
      throw new IOException(call + " failed with error " + -result);
    }
    return result;
  }

  /** What the driver opens, such as {@code /dev/pts/3}. */
  public Path slave() {
    return slave;
  }

  /** The speed the driver has set, in bits per second; 0 when it is none of the usual ones. */
  public synchronized int baud() throws LinkException {
    if (closed) {
      throw new LinkException(new Fault.Unplugged(slave + " was closed"));
    }
    return PosixTerminal.baud(holder);
  }

  @Override
  public int read(byte[] buffer, Duration timeout) throws LinkException {
    return master.read(buffer, timeout);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws LinkException {
    master.write(bytes, offset, length);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      Posix.close(holder);
      master.close();
    }
  }
}
