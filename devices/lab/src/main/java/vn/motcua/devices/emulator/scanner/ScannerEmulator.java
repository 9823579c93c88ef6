package vn.motcua.devices.emulator.scanner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import vn.motcua.devices.emulator.pty.PtyCable;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.scanner.Suffix;

/**
 * A serial scanner on a pseudo terminal.
 *
 * <p>The methods act on the caller's thread, one at a time; there is no thread of its own. As with
 * a real scanner, a code scanned while nobody has the port open is lost or old when it is read.
 */
public final class ScannerEmulator implements AutoCloseable {
  private static final byte[] STX = {0x02};

  private final PtyCable cable;
  private final Suffix suffix;

  /** A scanner whose port appears at {@code path}; plugged in at once. */
  public ScannerEmulator(Path path, Suffix suffix) {
    this.cable = new PtyCable(path);
    this.suffix = suffix;
    cable.plug();
  }

  /** Where the driver finds it. */
  public Path path() {
    return cable.path();
  }

  /** One scan, in one piece. */
  public void scan(String text) throws LinkException {
    cable.write(framed(text));
  }

  /** One scan in writes of {@code chunkBytes} bytes, as a slow line gives it. */
  public void scan(String text, int chunkBytes) throws LinkException {
    byte[] whole = framed(text);
    for (int i = 0; i < whole.length; i += chunkBytes) {
      cable.write(Arrays.copyOfRange(whole, i, Math.min(i + chunkBytes, whole.length)));
    }
  }

  /** Sends only the first {@code bytes} bytes of a scan: the cable breaks or the line is lost. */
  public void scanPart(String text, int bytes) throws LinkException {
    cable.write(Arrays.copyOf(framed(text), bytes));
  }

  /** Any bytes: noise, another baud rate, another suffix. */
  public void noise(byte[] bytes) throws LinkException {
    cable.write(bytes);
  }

  /** What the driver has sent within {@code wait}: commands for tone and lamp. */
  public byte[] received(Duration wait) throws LinkException {
    byte[] buffer = new byte[64];
    int got = cable.read(buffer, wait);
    return Arrays.copyOf(buffer, got);
  }

  /** Pulls the cable. */
  public void cut() {
    cable.cut();
  }

  /** Puts the cable back. */
  public void replug() {
    cable.plug();
  }

  @Override
  public void close() {
    cable.close();
  }

  private byte[] framed(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (suffix == Suffix.STX_ETX) {
      out.writeBytes(STX);
    }
    out.writeBytes(text.getBytes(UTF_8));
    out.writeBytes(suffix.bytes());
    return out.toByteArray();
  }
}
