package vn.motcua.devices.link.usb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a chain of {@code length, type, …} (USB 2.0, 9.5) into its descriptors. Pure. */
final class DescriptorChain {
  private DescriptorChain() {}

  /** Each descriptor from its length byte on, at least 2 bytes; those before a break in it. */
  static List<byte[]> of(byte[] bytes) {
    List<byte[]> all = new ArrayList<>();
    int at = 0;
    while (at + 2 <= bytes.length) {
      int length = bytes[at] & 0xff;
      if (length < 2 || at + length > bytes.length) {
        return all;
      }
      all.add(Arrays.copyOfRange(bytes, at, at + length));
      at += length;
    }
    return all;
  }
}
