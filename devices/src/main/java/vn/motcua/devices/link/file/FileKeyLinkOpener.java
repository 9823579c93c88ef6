package vn.motcua.devices.link.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.motcua.devices.link.KeyLink;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/**
 * Opens an input device for this program alone (EVIOCGRAB), so that what is scanned goes neither to
 * the screen's input fields nor through an input method, nor to a second reader.
 *
 * <p>Request numbers are those of {@code linux/input.h} for 64-bit and 32-bit alike (they hold no
 * pointers). Events are asked to be stamped with CLOCK_MONOTONIC. The device is grabbed only when
 * no key is down: a key held at that moment would repeat on the console for ever.
 *
 * @param path {@code /dev/input/by-id/…-event-kbd}, or by-path to tell two equal ones apart
 */
public record FileKeyLinkOpener(Path path) implements LinkOpener {
  private static final Logger LOG = System.getLogger(FileKeyLinkOpener.class.getName());
  private static final long EVIOCGRAB = 0x40044590L;
  private static final long EVIOCSCLOCKID = 0x400445a0L;
  private static final long EVIOCGNAME_256 = 0x81004506L;
  private static final long EVIOCGKEY_96 = 0x80604518L;
  private static final int NAME_BYTES = 256;
  private static final int KEY_BYTES = 96;
  private static final int CLOCK_MONOTONIC = 1;
  private static final long HELD_NANOS_MAX = TimeUnit.SECONDS.toNanos(2);
  private static final long HELD_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  @Override
  public KeyLink open() throws LinkException {
    FileLink file = FileLinkOpener.openFile(path, where());
    boolean good = false;
    try {
      Device device = new Device(file);
      LOG.log(Level.INFO, "{0} is {1}", path, device.name());
      byte[] clock = {CLOCK_MONOTONIC, 0, 0, 0};
      file.ioctl(EVIOCSCLOCKID, clock);
      device.awaitKeysUp();
      file.ioctl(EVIOCGRAB, 1);
      good = true;
      return device;
    } finally {
      if (!good) {
        file.close();
      }
    }
  }

  @Override
  public String where() {
    return "input " + path;
  }

  private record Device(FileLink file) implements KeyLink {
    String name() throws LinkException {
      byte[] text = new byte[NAME_BYTES];
      int length = Math.clamp(file.ioctl(EVIOCGNAME_256, text), 0, NAME_BYTES);
      return new String(Arrays.copyOf(text, length), UTF_8).replace('\0', ' ').strip();
    }

    void awaitKeysUp() throws LinkException {
      long deadline = System.nanoTime() + HELD_NANOS_MAX;
      while (!keysDown().isEmpty() && deadline - System.nanoTime() > 0) {
        LockSupport.parkNanos(HELD_PARK_NANOS);
      }
    }

    @Override
    public BitSet keysDown() throws LinkException {
      byte[] bits = new byte[KEY_BYTES];
      file.ioctl(EVIOCGKEY_96, bits);
      return BitSet.valueOf(bits);
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
      file.close(); // The kernel ungrabs with the last descriptor.
    }
  }
}
