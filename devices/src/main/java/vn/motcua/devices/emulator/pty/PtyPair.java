package vn.motcua.devices.emulator.pty;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * One pseudo terminal: a driver opens {@link #slave()}, the emulator holds this end.
 *
 * <p>The slave is kept open here as well, so that a driver may come and go without the emulator
 * seeing a hang-up. {@link #close()} is the cable being pulled: the driver's side hangs up and what
 * it has not read yet is gone, as with a USB adapter. Any thread may call anything.
 */
public final class PtyPair implements ByteLink {
  private static final int SLICE_MILLIS = 20;
  private static final long WRITE_NANOS_MAX = TimeUnit.SECONDS.toNanos(5);

  private final int master;
  private final int holder;
  private final Path slave;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private PtyPair(int master, int holder, Path slave) {
    this.master = master;
    this.holder = holder;
    this.slave = slave;
  }

  /** A new pair in raw mode. */
  public static PtyPair open() throws IOException {
    int master = checked(Libc.openMaster(), "posix_openpt");
    int holder = -1;
    try {
      checked(Libc.grant(master), "grantpt");
      checked(Libc.unlock(master), "unlockpt");
      String slave = Libc.slaveName(master);
      holder = checked(Libc.openPath(slave), "open " + slave);
      checked(Libc.makeRaw(holder), "tcsetattr");
      return new PtyPair(master, holder, Path.of(slave));
    } catch (IOException e) {
      Libc.close(master);
      if (holder >= 0) {
        Libc.close(holder);
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

  @Override
  public int read(byte[] buffer, Duration timeout) throws LinkException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      int got = readSlice(buffer, Math.clamp(left, 0, SLICE_MILLIS));
      if (got > 0 || deadline - System.nanoTime() <= 0) {
        return got;
      }
    }
  }

  private int readSlice(byte[] buffer, int millis) throws LinkException {
    lock.readLock().lock();
    try {
      requireOpen();
      if (Libc.poll(master, Libc.POLLIN, millis) <= 0) {
        return 0;
      }
      return settled(Libc.read(master, buffer));
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws LinkException {
    int done = 0;
    long deadline = System.nanoTime() + WRITE_NANOS_MAX;
    while (done < length) {
      int took = writeSlice(bytes, offset + done, length - done);
      done += took;
      if (took > 0) {
        deadline = System.nanoTime() + WRITE_NANOS_MAX;
      } else if (deadline - System.nanoTime() <= 0) {
        throw new LinkException(new Fault.Timeout(slave + " is not read by anybody"));
      }
    }
  }

  private int writeSlice(byte[] bytes, int offset, int length) throws LinkException {
    lock.readLock().lock();
    try {
      requireOpen();
      if (Libc.poll(master, Libc.POLLOUT, SLICE_MILLIS) <= 0) {
        return 0;
      }
      return settled(Libc.write(master, bytes, offset, length));
    } finally {
      lock.readLock().unlock();
    }
  }

  private void requireOpen() throws LinkException {
    if (closed) {
      throw new LinkException(new Fault.Unplugged(slave + " was closed"));
    }
  }

  private int settled(int result) throws LinkException {
    if (result == Libc.EINTR || result == Libc.EAGAIN) {
      return 0;
    }
    if (result < 0) {
      throw new LinkException(new Fault.Unplugged(slave + " failed with error " + -result));
    }
    return result;
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        Libc.close(holder);
        Libc.close(master);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
