package vn.motcua.devices.link.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * An open serial port.
 *
 * <p>No event listener is used: after a hang-up the library repeats its event some two million
 * times a second and goes on to say that the port is open. Instead the kernel waits in slices of
 * {@value #SLICE_MILLIS} ms (VTIME counts in tenths of a second) and the rest of a shorter wait is
 * passed in parks of a millisecond. A slice that ends early without a byte is how a hung-up
 * terminal looks, and is settled by asking for the number of waiting bytes, which then fails.
 *
 * <p>Native calls hold a shared lock and closing takes it exclusively, so that a handle is never
 * freed under a call; closing therefore takes up to one slice.
 */
final class SerialLink implements ByteLink {
  static final int SLICE_MILLIS = 100;
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(SLICE_MILLIS);
  private static final long PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long WRITE_NANOS_MAX = TimeUnit.SECONDS.toNanos(5);
  private static final int WRITE_CHUNK_BYTES = 256;
  private static final int WAITING_BYTES_MAX = 1024;

  private final SerialPort port;
  private final String where;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean closed;

  SerialLink(SerialPort port, String where) {
    this.port = port;
    this.where = where;
  }

  @Override
  public int read(byte[] buffer, Duration timeout) throws LinkException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long left = deadline - System.nanoTime();
      int got = left >= SLICE_NANOS ? readSlice(buffer) : readWaiting(buffer);
      if (got > 0) {
        return got;
      }
      if (deadline - System.nanoTime() <= 0) {
        return 0;
      }
      if (left < SLICE_NANOS) {
        LockSupport.parkNanos(Math.min(PARK_NANOS, left));
      }
    }
  }

  /** Lets the kernel wait for a byte, one slice long. */
  private int readSlice(byte[] buffer) throws LinkException {
    return guarded(() -> {
      long begun = System.nanoTime();
      int got = port.readBytes(buffer, buffer.length);
      boolean early = System.nanoTime() - begun < SLICE_NANOS / 2;
      return got == 0 && early ? Math.min(port.bytesAvailable(), 0) : got;
    });
  }

  /** Takes what is there without waiting. */
  private int readWaiting(byte[] buffer) throws LinkException {
    return guarded(() -> {
      int waiting = port.bytesAvailable();
      return waiting <= 0 ? waiting : port.readBytes(buffer, Math.min(waiting, buffer.length));
    });
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws LinkException {
    int done = 0;
    long deadline = System.nanoTime() + WRITE_NANOS_MAX;
    while (done < length) {
      byte[] chunk =
          Arrays.copyOfRange(
              bytes, offset + done, offset + Math.min(done + WRITE_CHUNK_BYTES, length));
      int took =
          guarded(() -> {
            // The port blocks when its buffer is full, so never let it get full.
            int waiting = port.bytesAwaitingWrite();
            return waiting < 0 || waiting > WAITING_BYTES_MAX
                ? Math.min(waiting, 0)
                : port.writeBytes(chunk, chunk.length);
          });
      if (took > 0) {
        done += took;
        deadline = System.nanoTime() + WRITE_NANOS_MAX;
      } else if (deadline - System.nanoTime() <= 0) {
        throw new LinkException(new Fault.Timeout(where + " took nothing for 5 s"));
      } else {
        LockSupport.parkNanos(PARK_NANOS);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    boolean interrupted = Thread.interrupted(); // An interrupt must not end the wait below at once.
    boolean locked = false;
    try {
      locked = lock.writeLock().tryLock(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    try {
      port.closePort();
    } finally {
      if (locked) {
        lock.writeLock().unlock();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
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
      if (result < 0) {
        throw new LinkException(new Fault.Unplugged(where + " hung up"));
      }
      return result;
    } finally {
      lock.readLock().unlock();
    }
  }
}
