package vn.motcua.devices.link.usb;

import java.nio.file.Path;
import java.time.Duration;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.PrinterPort;
import vn.motcua.devices.link.file.FileLink;
import vn.motcua.devices.link.file.FileLinkOpener;

/**
 * A USB printer by the kernel's own driver {@code usblp}: the way of choice, since nothing has to
 * be detached and an unplugged printer shows at once.
 *
 * <p>Request numbers: {@code linux/lp.h} (LPGETSTATUS) and {@code drivers/usb/class/usblp.c}. The
 * kernel gives a request five seconds.
 *
 * @param path {@code /dev/usb/lp0}; better found by {@link UsbNodeOpener}, for lp0 and lp1 may
 *     change places at a reboot
 */
public record LpLinkOpener(Path path) implements LinkOpener {
  private static final long LPGETSTATUS = 0x060b;
  private static final long LPIOC_SOFT_RESET = 0x5007;

  @Override
  public PrinterPort open() throws LinkException {
    return new Lp(FileLinkOpener.openFile(path, where()));
  }

  @Override
  public String where() {
    return "usb printer " + path;
  }

  private record Lp(FileLink file) implements PrinterPort {
    @Override
    public int portStatus() throws LinkException {
      byte[] status = new byte[Integer.BYTES];
      file.ioctl(LPGETSTATUS, status);
      return status[0] & 0xff;
    }

    @Override
    public void softReset() throws LinkException {
      file.ioctl(LPIOC_SOFT_RESET, 0);
    }

    @Override
    public int read(byte[] buffer, Duration timeout) throws LinkException {
      return file.read(buffer, timeout);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
      file.write(bytes, offset, length);
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
