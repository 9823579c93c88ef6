package vn.motcua.devices.link.usb;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import javax.usb.UsbException;
import javax.usb.UsbPipe;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.PrinterPort;
import vn.motcua.devices.link.usb.UsbDescriptors.PrinterInterface;

/** A claimed printer interface. */
final class JavaxPrinterLink implements PrinterPort {
  private static final Logger LOG = System.getLogger(JavaxPrinterLink.class.getName());

  private static final byte CLASS_IN = (byte) 0xA1;
  private static final byte CLASS_OUT = 0x21;
  private static final byte GET_PORT_STATUS = 1;
  private static final byte SOFT_RESET = 2;

  /** A multiple of every packet size, so that only a packet that is short ends a read early. */
  private static final int READ_BYTES = 512;

  private static final int WRITE_BYTES_MAX = 4_096;

  private final JavaxClaim claim;
  private final PrinterInterface printer;
  private final UsbPipe out;
  private final @Nullable JavaxReads in;
  private final String where;
  private final ReentrantLock sending = new ReentrantLock();
  private volatile boolean closed;

  private JavaxPrinterLink(JavaxClaim claim, PrinterInterface printer, String where)
      throws UsbException {
    this.claim = claim;
    this.printer = printer;
    this.where = where;
    this.out = claim.pipe(printer.out());
    this.in =
        printer.in() == UsbDescriptors.NONE
            ? null
            : new JavaxReads(claim.pipe(printer.in()), READ_BYTES);
  }

  /** Opens the pipes of an interface that is claimed; gives it back when that fails. */
  static JavaxPrinterLink on(JavaxClaim claim, PrinterInterface printer, String where)
      throws LinkException {
    try {
      return new JavaxPrinterLink(claim, printer, where);
    } catch (UsbException | RuntimeException e) {
      claim.giveBack();
      throw new LinkException(JavaxFaults.of(where, e), e);
    }
  }

  @Override
  public int read(byte[] buffer, Duration timeout) throws LinkException {
    ensureOpen();
    if (in == null) {
      throw new LinkException(new Fault.Refused(0, where + " never says anything"));
    }
    try {
      return in.read(buffer, timeout);
    } catch (UsbException | RuntimeException e) {
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
    } catch (UsbException | RuntimeException e) {
      throw failed(e);
    } finally {
      sending.unlock();
    }
  }

  @Override
  public int portStatus() throws LinkException {
    byte[] answer = control(CLASS_IN, GET_PORT_STATUS, (short) 0, printer.number(), 1);
    if (answer.length == 0) {
      throw new LinkException(new Fault.Garbled(where + " answered with no byte"));
    }
    return answer[0] & 0xff;
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
      return claim.control(type, request, value, index, length);
    } catch (UsbException | RuntimeException e) {
      throw failed(e);
    } finally {
      sending.unlock();
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
        boolean settled = in == null || in.settle();
        closeOut();
        if (settled) {
          claim.giveBack();
        } else {
          LOG.log(Level.ERROR, "{0}: a read does not end; its descriptor is given up", where);
        }
      }
    } finally {
      sending.unlock();
    }
  }

  private void closeOut() {
    try {
      out.close();
    } catch (UsbException | RuntimeException e) {
      LOG.log(Level.DEBUG, () -> where + ": its pipe was gone when it was closed", e);
    }
  }
}
