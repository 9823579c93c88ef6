package vn.motcua.devices.scanner;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the reports of a HID POS scanner (usage page 8Ch, HID Point of Sale Usage Tables 1.02) to
 * codes.
 *
 * <pre>
 *   02 | length 1 (0..56) | AIM identifier 3 | data 56 | symbology 1 | reserved 1 | flags 1
 *   flags bit 0: the code goes on in the next report
 * </pre>
 *
 * <p>The reports of a code are joined before UTF-8 is decoded, since a letter may be split between
 * two. A code is {@value SerialFramer#CODE_BYTES_MAX} bytes at most; one that is longer, or whose
 * next report is of another identifier or does not come, is reported as garbled. Pure; not
 * thread-safe.
 */
public final class HidPosDecoder {
  /** Every report has this many bytes, its number included. */
  public static final int REPORT_BYTES = 64;

  private static final int REPORT_ID = 2;
  private static final int DATA_BYTES_MAX = 56;
  private static final int AIM_OFFSET = 2;
  private static final int DATA_OFFSET = 5;
  private static final int FLAGS_OFFSET = 63;

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private final List<ScanEvent> out = new ArrayList<>();
  private String aim = "";
  private long offset;
  private long begin;
  private boolean joining;

  /** Takes the next {@code length} bytes of the report stream, split anywhere. */
  public List<ScanEvent> feed(byte[] bytes, int length) {
    out.clear();
    for (int i = 0; i < length; i++) {
      partial.write(bytes[i]);
      if (partial.size() == REPORT_BYTES) {
        report(partial.toByteArray());
        partial.reset();
        offset += REPORT_BYTES;
      }
    }
    return List.copyOf(out);
  }

  /** No report has come for long: an incomplete code will not be completed. */
  public List<ScanEvent> silence() {
    out.clear();
    if (joining) {
      garbled("its last report is missing");
    }
    if (partial.size() > 0) {
      out.add(new ScanEvent.Garbled(offset, partial.size(), "is not a whole report"));
      offset += partial.size();
      partial.reset();
    }
    return List.copyOf(out);
  }

  /** Whether part of a code is waiting for its end. */
  public boolean pending() {
    return joining || partial.size() > 0;
  }

  private void report(byte[] report) {
    int length = report[1] & 0xFF;
    if (report[0] != REPORT_ID || length > DATA_BYTES_MAX) {
      if (joining) {
        garbled("another report came into its middle");
      }
      out.add(new ScanEvent.Garbled(offset, REPORT_BYTES, "is not a scanned-data report"));
      return;
    }
    String identifier = new String(report, AIM_OFFSET, 3, US_ASCII).replace("\0", "");
    if (joining && !identifier.equals(aim)) {
      garbled("its last report is missing");
    }
    if (!joining) {
      joining = true;
      begin = offset;
      aim = identifier;
    }
    data.write(report, DATA_OFFSET, length);
    if (data.size() > SerialFramer.CODE_BYTES_MAX) {
      garbled("longer than " + SerialFramer.CODE_BYTES_MAX + " bytes");
    } else if ((report[FLAGS_OFFSET] & 1) == 0) {
      finish();
    }
  }

  private void finish() {
    try {
      byte[] whole = data.toByteArray();
      if (whole.length > 0) {
        AimCode code = aim.isEmpty() ? AimCode.decode(whole) : AimCode.decode(aim, whole);
        out.add(new ScanEvent.Code(begin, code));
      }
      reset();
    } catch (CharacterCodingException e) {
      garbled("is not UTF-8");
    }
  }

  private void garbled(String why) {
    out.add(new ScanEvent.Garbled(begin, data.size(), why));
    reset();
  }

  private void reset() {
    data.reset();
    joining = false;
    aim = "";
  }
}
