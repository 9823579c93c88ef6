package vn.motcua.devices.fingerprint.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who made a GROW module (ReadProdInfo).
 *
 * <pre>
 *   model 16 | batch 4 | serial 8 | hardware 2 | sensor 8 | width 2 | height 2 | template 2 | total 2
 * </pre>
 *
 * @param model text, padding removed
 * @param serial eight bytes as hex
 * @param templateBytes size of one template
 */
public record ProductInfo(String model, String serial, int templateBytes) {
  private static final int CONTENT_BYTES = 47;
  private static final int SERIAL_OFFSET = 21;
  private static final int SERIAL_BYTES = 8;

  /** Whether the packet is long enough to hold it. */
  public static boolean fits(Packet packet) {
    return packet.u8(0) == Confirmation.OK.code() && packet.size() >= CONTENT_BYTES;
  }

  /** Reads the 46 bytes behind the confirmation code. */
  public static ProductInfo decode(Packet packet) {
    byte[] content = packet.content();
    String model = new String(content, 1, 16, US_ASCII).replace('\0', ' ').strip();
    byte[] serial = Arrays.copyOfRange(content, SERIAL_OFFSET, SERIAL_OFFSET + SERIAL_BYTES);
    return new ProductInfo(model, HexFormat.of().formatHex(serial), packet.u16(43));
  }
}
