package vn.motcua.devices.link.usb;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.usb.UsbException;
import javax.usb.UsbIrp;
import javax.usb.UsbNotOpenException;
import javax.usb.UsbPipe;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a pipe with a time limit.
 *
 * <p>usb4java has no time-out for reads, so a read submits a request and waits for it; if it does
 * not complete, the next read continues to wait. Only one request is pending at a time, because the
 * library's queue can lose one that is added while the last one ends. One thread reads; any thread
 * may end the reading, and afterwards nothing is read any more.
 */
final class JavaxReads {
  private static final Logger LOG = System.getLogger(JavaxReads.class.getName());

  /** The limit of javax.usb.properties and as much again for a machine that is busy. */
  private static final long SETTLE_MILLIS_MAX = 4_000;

  private final UsbPipe pipe;
  private final int requestBytes;
  private volatile @Nullable UsbIrp reading;
  private final ReentrantLock submitting = new ReentrantLock();
  private boolean settled;
  private byte[] left = new byte[0];

  /**
   * Reads {@code requestBytes} at a time: for a stream a multiple of every packet size, so that
   * only a short packet ends a request early; for reports the length of one.
   */
  JavaxReads(UsbPipe pipe, int requestBytes) {
    this.pipe = pipe;
    this.requestBytes = requestBytes;
  }

  /** As {@link vn.motcua.devices.link.ByteLink#read}. */
  int read(byte[] buffer, Duration timeout) throws UsbException {
    long deadline = System.nanoTime() + timeout.toNanos();
    do {
      if (left.length == 0) {
        left = received(deadline - System.nanoTime());
      }
      if (left.length > 0) {
        int count = Math.min(left.length, buffer.length);
        System.arraycopy(left, 0, buffer, 0, count);
        left = Arrays.copyOfRange(left, count, left.length);
        return count;
      }
    } while (deadline - System.nanoTime() > 0);
    return 0;
  }

  /** One answer, empty when none came in time or the one that came held nothing. */
  private byte[] received(long nanos) throws UsbException {
    UsbIrp irp = reading == null ? submit() : reading;
    irp.waitUntilComplete(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
    if (!irp.isComplete()) {
      return new byte[0];
    }
    reading = null;
    if (irp.isUsbException()) {
      throw irp.getUsbException();
    }
    return Arrays.copyOf(irp.getData(), irp.getActualLength());
  }

  private UsbIrp submit() throws UsbException {
    submitting.lock();
    try {
      if (settled) {
        throw new UsbNotOpenException("the pipe was closed");
      }
      UsbIrp irp = pipe.asyncSubmit(new byte[requestBytes]);
      reading = irp;
      return irp;
    } finally {
      submitting.unlock();
    }
  }

  /** Ends the request under way; false when it does not end: closing under it would crash. */
  boolean settle() {
    submitting.lock();
    try {
      settled = true;
    } finally {
      submitting.unlock();
    }
    if (abort()) {
      return true;
    }
    UsbIrp irp = reading;
    if (irp != null) {
      irp.waitUntilComplete(SETTLE_MILLIS_MAX);
    }
    return irp == null || irp.isComplete();
  }

  /**
   * Has the library drop what waits and end what is under way; true when nothing is. A request that
   * its thread had not yet begun is dropped without ever being complete.
   */
  private boolean abort() {
    boolean interrupted = Thread.interrupted(); // The library would spin until the request ends.
    try {
      pipe.abortAllSubmissions();
      pipe.close();
      return true;
    } catch (UsbException | RuntimeException e) {
      LOG.log(Level.DEBUG, "the pipe was gone when it was closed", e);
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
