package vn.motcua.devices.scanner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits the byte stream of a serial scanner into codes.
 *
 * <pre>
 *   CR, LF, CRLF, TAB   ...code SUFFIX code SUFFIX...
 *   NONE                code (silence of the gap time) code
 *   STX_ETX             STX code ETX STX code ETX
 * </pre>
 *
 * <p>Pure: the time is an input ({@link #silence()}). A code of more than {@value #CODE_BYTES_MAX}
 * bytes (the most a QR code holds is 7 089 digits) or one that is not UTF-8 is discarded up to its
 * suffix and reported as garbled; the next code is read normally. Empty codes, from two suffixes in
 * a row, are ignored. Not thread-safe.
 */
public final class SerialFramer {
  /** Most bytes of one code, suffix excluded. */
  public static final int CODE_BYTES_MAX = 7089;

  private static final int STX = 0x02;
  private static final int ETX = 0x03;
  private static final int TAB = 0x09;
  private static final int LF = 0x0A;
  private static final int CR = 0x0D;

  private final Suffix suffix;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final List<ScanEvent> out = new ArrayList<>();
  private long offset;
  private long begin;
  private int dropped;
  private boolean inside;
  private @Nullable String spoilt;

  /** A framer for a scanner that ends its codes with {@code suffix}. */
  public SerialFramer(Suffix suffix) {
    this.suffix = suffix;
  }

  /** Takes the next {@code length} bytes; gives what they completed, in order. */
  public List<ScanEvent> feed(byte[] bytes, int length) {
    out.clear();
    for (int i = 0; i < length; i++) {
      take(bytes[i] & 0xFF);
      offset++;
    }
    return List.copyOf(out);
  }

  /**
   * The line was silent for the gap time: for {@link Suffix#NONE} that ends a code; for the others
   * a part of a code is left over from a pulled cable or a lost suffix, and is reported and
   * dropped.
   */
  public List<ScanEvent> silence() {
    out.clear();
    if (suffix == Suffix.NONE) {
      finish();
    } else if (begun()) {
      garbled(spoilt == null ? "ended without its suffix" : spoilt);
    }
    inside = false;
    return List.copyOf(out);
  }

  /** Part of the current code was lost: it is garbled up to its suffix. */
  public void spoil(String why) {
    if (!begun()) {
      begin = offset;
    }
    spoilt = why;
  }

  /** Whether part of a code is waiting for its end. */
  public boolean pending() {
    return inside || begun();
  }

  private boolean begun() {
    return pending.size() + dropped > 0 || spoilt != null;
  }

  private void take(int b) {
    switch (suffix) {
      case CR, LF, CRLF -> ended(b, b == CR || b == LF);
      case TAB -> ended(b, b == TAB);
      case NONE -> keep(b);
      case STX_ETX -> enclosed(b);
    }
  }

  private void ended(int b, boolean end) {
    if (end) {
      finish();
    } else {
      keep(b);
    }
  }

  private void enclosed(int b) {
    if (b == STX) {
      if (begun()) {
        garbled(spoilt == null ? "ended without its suffix" : spoilt);
      }
      inside = true;
      begin = offset + 1;
    } else if (b == ETX && inside) {
      finish();
      inside = false;
    } else if (inside) {
      keep(b);
    } else {
      spoil("stands outside STX and ETX");
      dropped++;
    }
  }

  private void keep(int b) {
    if (!begun()) {
      begin = offset;
    }
    if (spoilt == null && pending.size() == CODE_BYTES_MAX) {
      spoilt = "longer than " + CODE_BYTES_MAX + " bytes";
    }
    if (spoilt != null) {
      dropped += pending.size() + 1;
      pending.reset();
    } else {
      pending.write(b);
    }
  }

  private void finish() {
    if (spoilt != null) {
      garbled(spoilt);
    } else if (pending.size() > 0) {
      try {
        out.add(new ScanEvent.Code(begin, AimCode.decode(pending.toByteArray())));
        pending.reset();
      } catch (CharacterCodingException e) {
        garbled("is not UTF-8");
      }
    }
  }

  private void garbled(String why) {
    out.add(new ScanEvent.Garbled(begin, pending.size() + dropped, why));
    pending.reset();
    dropped = 0;
    spoilt = null;
  }
}
