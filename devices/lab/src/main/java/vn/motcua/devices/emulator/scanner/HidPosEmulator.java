package vn.motcua.devices.emulator.scanner;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import vn.motcua.devices.emulator.pty.PtyCable;
import vn.motcua.devices.link.LinkException;

/** A HID POS scanner behind a file like {@code /dev/hidraw…}. Acts on the caller's thread. */
public final class HidPosEmulator implements AutoCloseable {
  private static final int REPORT_BYTES = 64;
  private static final int DATA_BYTES_MAX = 56;

  private final PtyCable cable;

  /** A scanner whose device file appears at {@code path}; plugged in. */
  public HidPosEmulator(Path path) {
    this.cable = new PtyCable(path);
    cable.plug();
  }

  /** Where the driver finds it. */
  public Path path() {
    return cable.path();
  }

  /** One scan, in as many reports as it needs; {@code aim} such as {@code ]Q1}, or empty. */
  public void scan(String aim, String text) throws LinkException {
    cable.write(reports(aim, text));
  }

  /** Sends only the first {@code count} reports of a scan. */
  public void scanPart(String aim, String text, int count) throws LinkException {
    cable.write(Arrays.copyOf(reports(aim, text), count * REPORT_BYTES));
  }

  /** The reports of a scan one after another, as in a capture file. */
  public static byte[] reports(String aim, String text) {
    byte[] data = text.getBytes(UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < data.length; at += DATA_BYTES_MAX) {
      int length = Math.min(DATA_BYTES_MAX, data.length - at);
      byte[] report = new byte[REPORT_BYTES];
      report[0] = 2;
      report[1] = (byte) length;
      byte[] identifier = aim.getBytes(US_ASCII);
      System.arraycopy(identifier, 0, report, 2, identifier.length);
      System.arraycopy(data, at, report, 5, length);
      report[REPORT_BYTES - 1] = (byte) (at + length < data.length ? 1 : 0);
      out.writeBytes(report);
    }
    return out.toByteArray();
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
}
