package vn.motcua.devices.link.usb;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.usb.UsbControlIrp;
import javax.usb.UsbEndpoint;
import javax.usb.UsbException;
import javax.usb.UsbInterface;
import javax.usb.UsbIrp;
import javax.usb.UsbPipe;
import org.jspecify.annotations.Nullable;
import org.usb4java.javax.Services;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.PrinterPort;
import vn.motcua.devices.link.usb.UsbDescriptors.PrinterInterface;

/**
 * A claimed printer interface.
 *
 * <p>usb4java has no reading with a time limit, so a read leaves its request with the library and
 * waits for it; what has not come is waited for by the next read. Of each pipe only one request is
 * under way at a time: its queue loses one that is added while the last one ends.
 */
final class JavaxPrinterLink implements PrinterPort {
  private static final Logger LOG = System.getLogger(JavaxPrinterLink.class.getName());

  private static final byte CLASS_IN = (byte) 0xA1;
  private static final byte CLASS_OUT = 0x21;
  private static final byte GET_DEVICE_ID = 0;
  private static final byte GET_PORT_STATUS = 1;
  private static final byte SOFT_RESET = 2;
  private static final int ID_BYTES_MAX = 1023;

  /** A multiple of every packet size, so that only a packet that is short ends a read early. */
  private static final int READ_BYTES = 512;

  private static final int WRITE_BYTES_MAX = 4_096;

  /** The limit of javax.usb.properties and as much again for a machine that is busy. */
  private static final long SETTLE_MILLIS_MAX = 4_000;

  private final Services services;
  private final javax.usb.UsbDevice device;
  private final UsbInterface face;
  private final PrinterInterface printer;
  private final UsbPipe out;
  private final @Nullable UsbPipe in;
  private final String where;
  private final ReentrantLock sending = new ReentrantLock();
  private volatile boolean closed;
  private @Nullable UsbIrp reading;
  private byte[] left = new byte[0];

  private JavaxPrinterLink(
      Services services,
      javax.usb.UsbDevice device,
      UsbInterface face,
      PrinterInterface printer,
      String where)
      throws UsbException {
    this.services = services;
    this.device = device;
    this.face = face;
    this.printer = printer;
    this.where = where;
    this.out = pipe(face, printer.out());
    this.in = printer.in() == UsbDescriptors.NONE ? null : pipe(face, printer.in());
  }

  /** Takes the interface from the kernel's driver, and opens its pipes. */
  static JavaxPrinterLink claim(
      Services services,
      javax.usb.UsbDevice device,
      UsbInterface face,
      PrinterInterface printer,
      String where)
      throws UsbException {
    boolean good = false;
    try {
      face.claim(ignored -> true);
      JavaxPrinterLink link = new JavaxPrinterLink(services, device, face, printer, where);
      good = true;
      return link;
    } finally {
      if (!good) {
        giveBack(device, face, where);
      }
    }
  }

  private static UsbPipe pipe(UsbInterface face, int endpoint) throws UsbException {
    UsbEndpoint found = face.getUsbEndpoint((byte) endpoint);
    if (found == null) {
      throw new UsbException("there is no endpoint " + endpoint);
    }
    UsbPipe pipe = found.getUsbPipe();
    pipe.open();
    return pipe;
  }

  @Override
  public int read(byte[] buffer, Duration timeout) throws LinkException {
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

  /** One packet, empty when none came in time or the one that came held nothing. */
  private byte[] received(long nanos) throws LinkException {
    ensureOpen();
    try {
      UsbPipe from = in;
      if (from == null) {
        throw new LinkException(new Fault.Refused(0, where + " never says anything"));
      }
      UsbIrp irp = reading;
      if (irp == null) {
        irp = from.asyncSubmit(new byte[READ_BYTES]);
        reading = irp;
      }
      irp.waitUntilComplete(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
      if (!irp.isComplete()) {
        return new byte[0];
      }
      reading = null;
      check(irp);
      return Arrays.copyOf(irp.getData(), irp.getActualLength());
    } catch (UsbException | IllegalStateException e) {
      throw failed(e);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws LinkException {
    sending.lock();
    try {
      for (int done = 0; done < length; ) {
        int count = Math.min(WRITE_BYTES_MAX, length - done);
        byte[] part = Arrays.copyOfRange(bytes, offset + done, offset + done + count);
        ensureOpen();
        if (out.syncSubmit(part) < count) {
          throw new LinkException(new Fault.Timeout(where + " took nothing for 2 s"));
        }
        done += count;
      }
    } catch (UsbException | IllegalStateException e) {
      throw failed(e);
    } finally {
      sending.unlock();
    }
  }

  @Override
  public int portStatus() throws LinkException {
    return control(CLASS_IN, GET_PORT_STATUS, (short) 0, printer.number(), 1)[0] & 0xff;
  }

  @Override
  public byte[] deviceId() throws LinkException {
    int index = (printer.number() << 8) | printer.alternate();
    return control(CLASS_IN, GET_DEVICE_ID, (short) printer.configuration(), index, ID_BYTES_MAX);
  }

  @Override
  public void softReset() throws LinkException {
    control(CLASS_OUT, SOFT_RESET, (short) 0, printer.number(), 0);
  }

  private byte[] control(byte type, byte request, short value, int index, int length)
      throws LinkException {
    sending.lock();
    try {
      ensureOpen();
      UsbControlIrp irp = device.createUsbControlIrp(type, request, value, (short) index);
      irp.setAcceptShortPacket(true);
      irp.setData(new byte[length]);
      device.syncSubmit(irp);
      byte[] answer = Arrays.copyOf(irp.getData(), irp.getActualLength());
      if (length == 1 && answer.length == 0) {
        throw new LinkException(new Fault.Garbled(where + " answered with no byte"));
      }
      return answer;
    } catch (UsbException | IllegalStateException e) {
      throw failed(e);
    } finally {
      sending.unlock();
    }
  }

  private static void check(UsbIrp irp) throws UsbException {
    if (irp.isUsbException()) {
      throw irp.getUsbException();
    }
  }

  private LinkException failed(Exception e) {
    return new LinkException(JavaxFaults.of(where, e), e);
  }

  private void ensureOpen() throws LinkException {
    if (closed) {
      throw new LinkException(new Fault.Unplugged(where + " was closed"));
    }
  }

  @Override
  public void close() {
    sending.lock();
    try {
      if (!closed) {
        closed = true;
        if (settle()) {
          giveBack(device, face, where);
          JavaxHandles.dispose(services);
        } else {
          LOG.log(Level.ERROR, "{0}: a read does not end; its descriptor is given up", where);
        }
      }
    } finally {
      sending.unlock();
    }
  }

  /** Whether the request of a read has ended: closing under it would crash the process. */
  private boolean settle() {
    try {
      if (in != null && in.isOpen()) {
        in.abortAllSubmissions();
        in.close();
      }
      out.close();
    } catch (UsbException | RuntimeException e) {
      LOG.log(Level.DEBUG, () -> where + ": its pipes were gone when they were closed", e);
    }
    UsbIrp irp = reading;
    if (irp != null) {
      irp.waitUntilComplete(SETTLE_MILLIS_MAX);
    }
    return irp == null || irp.isComplete();
  }

  private static void giveBack(javax.usb.UsbDevice device, UsbInterface face, String where) {
    try {
      if (face.isClaimed()) {
        face.release();
      }
    } catch (UsbException | RuntimeException e) {
      LOG.log(Level.DEBUG, () -> where + ": it was gone when it was given back", e);
    } finally {
      JavaxHandles.close(device);
    }
  }
}
