package vn.motcua.devices.emulator.fingerprint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** The template of an emulated finger: its number and padding, 512 bytes as in ZFM. */
final class ModuleTemplate {
  private static final int TEMPLATE_BYTES = 512;
  private static final int NUMBER_BYTES = 4;
  private static final int PRODUCT_BYTES = 46;

  private ModuleTemplate() {}

  static byte[] of(int finger) {
    byte[] template = new byte[TEMPLATE_BYTES];
    ByteBuffer.wrap(template).putInt(finger);
    for (int i = NUMBER_BYTES; i < TEMPLATE_BYTES; i++) {
      template[i] = (byte) (finger + i * 31);
    }
    return template;
  }

  /** The finger of a template, or nothing when it is damaged. */
  static int finger(byte[] template) {
    if (template.length != TEMPLATE_BYTES) {
      return ModuleMemory.NOTHING;
    }
    int finger = ByteBuffer.wrap(template).getInt();
    return Arrays.equals(of(finger), template) ? finger : ModuleMemory.NOTHING;
  }

  /** The 46 bytes of ReadProdInfo. */
  static int[] product(ModuleSpec spec) {
    byte[] bytes =
        ByteBuffer.allocate(PRODUCT_BYTES)
            .put(0, "R503".getBytes(US_ASCII))
            .put(16, "2611".getBytes(US_ASCII))
            .put(20, HexFormat.of().parseHex(spec.serial()))
            .putShort(38, (short) 192)
            .putShort(40, (short) 192)
            .putShort(42, (short) TEMPLATE_BYTES)
            .putShort(44, (short) spec.capacity())
            .array();
    int[] values = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i];
    }
    return values;
  }
}
