package vn.motcua.devices.link.file;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.posix.Posix;
import vn.motcua.devices.link.posix.SharedMemory;

/**
 * An open device file that is read as it is: an input device, a HID raw device, the far side of a
 * pseudo terminal.
 *
 * <p>Waits by poll in slices of {@value #SLICE_MILLIS} ms, which is how long closing may take,
 * since a descriptor is never closed under a call: its number could belong to another file by then.
 */
public final class FileLink implements ByteLink {
  private static final int SLICE_MILLIS = 20;
  private static final long WRITE_NANOS_MAX = TimeUnit.SECONDS.toNanos(5);

  private static final int EIO = 5;
  private static final int ENXIO = 6;
  private static final int ENODEV = 19;
  private static final int ESHUTDOWN = 108;
  private static final int ETIMEDOUT = 110;

  private final int fd;
  private final String where;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private FileLink(int fd, String where) {
    this.fd = fd;
    this.where = where;
  }

  /** Takes over an open descriptor; {@code where} names it in messages. */
  public static FileLink of(int fd, String where) {
    return new FileLink(fd, where);
  }

  @Override
  public int read(byte[] buffer, Duration timeout) throws LinkException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      int millis = Math.clamp(left, 0, SLICE_MILLIS);
      int got = guarded(() -> readable(buffer, millis));
      if (got > 0 || deadline - System.nanoTime() <= 0) {
        return got;
      }
    }
  }

  private int readable(byte[] buffer, int millis) {
    int ready = Posix.poll(fd, Posix.POLLIN, millis);
    if (ready <= 0) {
      return ready;
    }
    int got = Posix.read(fd, buffer);
    boolean hungUp = (ready & (Posix.POLLHUP | Posix.POLLERR)) != 0;
    // A printer may send a packet without a byte; only with a hang-up does it mean the end.
    return hungUp && (got == 0 || got == Posix.EAGAIN) ? Posix.EIO : got;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws LinkException {
    int done = 0;
    long deadline = System.nanoTime() + WRITE_NANOS_MAX;
    while (done < length) {
      int from = offset + done;
      int left = length - done;
      int took =
          guarded(() ->
              Posix.poll(fd, Posix.POLLOUT, SLICE_MILLIS) <= 0
                  ? 0
                  : Posix.write(fd, bytes, from, left));
      done += took;
      if (took > 0) {
        deadline = System.nanoTime() + WRITE_NANOS_MAX;
      } else if (deadline - System.nanoTime() <= 0) {
        throw new LinkException(new Fault.Timeout(where + " took nothing for 5 s"));
      }
    }
  }

  /**
   * Asks the driver in the kernel; the buffer is filled.
   *
   * @throws LinkException when the kernel refuses, or the device has gone
   */
  public int ioctl(long request, byte[] buffer) throws LinkException {
    return guarded(() -> Posix.ioctl(fd, request, buffer));
  }

  /** Tells the driver in the kernel. */
  public int ioctl(long request, long argument) throws LinkException {
    return guarded(() -> Posix.ioctl(fd, request, argument));
  }

  /**
   * Waits up to {@code timeout} until the kernel has something.
   *
   * @return false when the time passed
   * @throws LinkException when the device has gone or the link is closed
   */
  public boolean awaitReadable(Duration timeout) throws LinkException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      int millis = Math.clamp(left, 0, SLICE_MILLIS);
      if (guarded(() -> Posix.poll(fd, Posix.POLLIN, millis)) > 0) {
        return true;
      }
      if (deadline - System.nanoTime() <= 0) {
        return false;
      }
    }
  }

  /**
   * Maps memory of the driver's to be read; the caller closes it.
   *
   * @throws LinkException when the kernel refuses, or the device has gone
   */
  public SharedMemory map(long offset, long length) throws LinkException {
    AtomicReference<MemorySegment> map = new AtomicReference<>(MemorySegment.NULL);
    guarded(() -> {
      Posix.Mapping made = Posix.map(fd, offset, length);
      map.set(made.memory());
      return made.error();
    });
    return new SharedMemory(map.get(), where);
  }

  private interface NativeCall {
    int call();
  }

  private int guarded(NativeCall call) throws LinkException {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new LinkException(new Fault.Unplugged(where + " was closed"));
      }
      int result = call.call();
      if (result == Posix.EINTR || result == Posix.EAGAIN) {
        return 0;
      }
      if (result < 0) {
        throw new LinkException(fault(-result));
      }
      return result;
    } finally {
      lock.readLock().unlock();
    }
  }

  private Fault fault(int errno) {
    return switch (errno) {
      case EIO, ENXIO, ENODEV, ESHUTDOWN -> new Fault.Unplugged(where + " has gone");
      case ETIMEDOUT -> new Fault.Timeout(where + " does not answer the kernel");
      default -> new Fault.Refused(errno, where + " failed with error " + errno);
    };
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        Posix.close(fd);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
