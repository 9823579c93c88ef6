package vn.motcua.devices.emulator.printer;

/** What people read under a Code 128. Pure. */
final class Code128Text {
  private Code128Text() {}

  /** The text of the bytes after {@code GS k 73 n}; pairs of digits are one byte in set C. */
  static String of(byte[] data) {
    StringBuilder text = new StringBuilder();
    boolean pairs = false;
    for (int at = 0; at < data.length; at++) {
      boolean brace = data[at] == '{' && at + 1 < data.length;
      if (brace && data[at + 1] != '{') {
        pairs = data[at + 1] == 'C';
        at++;
      } else if (pairs) {
        text.append(data[at] / 10).append(data[at] % 10);
      } else {
        text.append((char) data[at]);
        at += brace ? 1 : 0;
      }
    }
    return text.toString();
  }
}
