package vn.motcua.devices.emulator.scanner;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import vn.motcua.devices.emulator.pty.PtyCable;
import vn.motcua.devices.link.LinkException;

/**
 * A keyboard-wedge scanner or button pad behind a file like {@code /dev/input/event…} of a 64-bit
 * kernel.
 *
 * <p>Acts on the caller's thread; events are stamped with {@link System#nanoTime()}, which is
 * CLOCK_MONOTONIC on Linux.
 */
public final class KeyboardEmulator implements AutoCloseable {
  private static final int EV_SYN = 0;
  private static final int EV_KEY = 1;
  private static final int EV_MSC = 4;
  private static final int MSC_SCAN = 4;
  private static final int SYN_DROPPED = 3;
  private static final int EVENT_BYTES = 24;
  private static final int CAPS_LOCK = 58;
  private static final int LEFT_SHIFT = 42;
  private static final int LEFT_ALT = 56;
  private static final int ENTER = 28;
  private static final int[] KEYPAD = {82, 79, 80, 81, 75, 76, 77, 71, 72, 73};

  private final PtyCable cable;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  /** A keyboard whose device file appears at {@code path}; plugged in. */
  public KeyboardEmulator(Path path) {
    this.cable = new PtyCable(path);
    cable.plug();
  }

  /** Where the driver finds it. */
  public Path path() {
    return cable.path();
  }

  /** How a scanner makes capital letters. */
  public enum Capitals {
    /** Holds Shift. */
    SHIFT,
    /** Switches CapsLock on and off. */
    CAPS_LOCK
  }

  /** Types a code and Enter, one key after the other. */
  public void scan(String text) throws LinkException {
    type(text, Capitals.SHIFT);
    tap(ENTER);
    flush();
  }

  /** The same with CapsLock for capital letters. */
  public void scanWithCapsLock(String text) throws LinkException {
    type(text, Capitals.CAPS_LOCK);
    tap(ENTER);
    flush();
  }

  /** Types lower-case letters and digits so fast that each key goes down before the last is up. */
  public void scanRollingOver(String text) throws LinkException {
    int last = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      key(KeyOf.key(c), 1);
      if (last != 0) {
        key(last, 0);
      }
      last = KeyOf.key(c);
    }
    key(last, 0);
    tap(ENTER);
    flush();
  }

  /** Types each character as ALT and its code point on the keypad. */
  public void scanByAlt(String text) throws LinkException {
    text.codePoints().forEach(c -> alt(String.valueOf(c)));
    tap(ENTER);
    flush();
  }

  /** Types ALT and these keypad digits, such as {@code 0208}, and waits for more. */
  public void alt(String digits) {
    key(LEFT_ALT, 1);
    for (int i = 0; i < digits.length(); i++) {
      tap(KEYPAD[digits.charAt(i) - '0']);
    }
    key(LEFT_ALT, 0);
  }

  /** Types without a suffix. */
  public void type(String text, Capitals capitals) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean caps = capitals == Capitals.CAPS_LOCK && Character.isUpperCase(c);
      boolean shift = !caps && KeyOf.shifted(c);
      if (caps) {
        tap(CAPS_LOCK);
      }
      if (shift) {
        key(LEFT_SHIFT, 1);
      }
      tap(KeyOf.key(c));
      if (shift) {
        key(LEFT_SHIFT, 0);
      }
      if (caps) {
        tap(CAPS_LOCK);
      }
    }
  }

  /** Presses and releases a key. */
  public void tap(int key) {
    key(key, 1);
    key(key, 0);
  }

  /**
   * One edge (1 press, 0 release, 2 repeat) with its scan code before it and SYN_REPORT after it.
   */
  public void key(int key, int value) {
    event(EV_MSC, MSC_SCAN, 0x70000 | key);
    event(EV_KEY, key, value);
    event(EV_SYN, 0, 0);
  }

  /** The kernel's buffer overflowed. */
  public void dropped() {
    event(EV_SYN, SYN_DROPPED, 0);
    event(EV_SYN, 0, 0);
  }

  /** Sends what was typed. */
  public void flush() throws LinkException {
    byte[] bytes = pending.toByteArray();
    pending.reset();
    cable.write(bytes);
  }

  /** The typed events as in a capture file, without sending them. */
  public byte[] capture() {
    byte[] bytes = pending.toByteArray();
    pending.reset();
    return bytes;
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

  private void event(int type, int code, int value) {
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
    ByteBuffer event = ByteBuffer.allocate(EVENT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    event.putLong(micros / 1_000_000).putLong(micros % 1_000_000);
    event.putShort((short) type).putShort((short) code).putInt(value);
    pending.writeBytes(event.array());
  }
}
