package vn.motcua.devices.link.usb;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.usb.UsbException;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.usb.HidDescriptors.HidInterface;

/** A claimed HID interface that is only listened to: each read gives bytes of one report. */
final class JavaxReportLink implements ByteLink {
  private static final Logger LOG = System.getLogger(JavaxReportLink.class.getName());

  /** A report of HID POS, its number included; a longer one comes in parts. */
  private static final int REPORT_BYTES = 64;

  private final JavaxClaim claim;
  private final JavaxReads in;
  private final String where;
  private final ReentrantLock closing = new ReentrantLock();
  private volatile boolean closed;

  private JavaxReportLink(JavaxClaim claim, JavaxReads in, String where) {
    this.claim = claim;
    this.in = in;
    this.where = where;
  }

  /** Opens the pipe of an interface that is claimed. */
  static JavaxReportLink on(JavaxClaim claim, HidInterface hid, String where) throws UsbException {
    return new JavaxReportLink(claim, new JavaxReads(claim.pipe(hid.in()), REPORT_BYTES), where);
  }

  @Override
  public int read(byte[] buffer, Duration timeout) throws LinkException {
    if (closed) {
      throw new LinkException(new Fault.Unplugged(where + " was closed"));
    }
    try {
      return in.read(buffer, timeout);
    } catch (UsbException | RuntimeException e) {
      throw new LinkException(JavaxFaults.of(where, e), e);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws LinkException {
    throw new LinkException(new Fault.Refused(0, where + " is only listened to"));
  }

  @Override
  public void close() {
    closing.lock();
    try {
      if (!closed) {
        closed = true;
        if (in.settle()) {
          claim.giveBack();
        } else {
          LOG.log(Level.ERROR, "{0}: a read does not end; its descriptor is given up", where);
        }
      }
    } finally {
      closing.unlock();
    }
  }
}
