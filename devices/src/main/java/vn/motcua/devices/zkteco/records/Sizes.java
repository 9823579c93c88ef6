package vn.motcua.devices.zkteco.records;

import java.util.Optional;
import vn.motcua.devices.zkteco.packet.Le;

/**
 * How much a terminal holds: the answer to GET_FREE_SIZES, 20 or more 32-bit numbers.
 *
 * @param users at byte 16
 * @param fingers at byte 24
 * @param records attendance records, at byte 32
 * @param recordCapacity at byte 64
 */
public record Sizes(int users, int fingers, int records, int recordCapacity) {
  private static final int BYTES_MIN = 80;

  /** Reads an answer; empty when it is too short. */
  public static Optional<Sizes> decode(byte[] data) {
    return data.length < BYTES_MIN
        ? Optional.empty()
        : Optional.of(new Sizes(at(data, 16), at(data, 24), at(data, 32), at(data, 64)));
  }

  private static int at(byte[] data, int offset) {
    return (int) Math.min(Integer.MAX_VALUE, Le.u32(data, offset));
  }

  /** The 80 bytes of an answer. */
  public byte[] encode() {
    byte[] out = new byte[BYTES_MIN];
    Le.put32(out, 16, users);
    Le.put32(out, 24, fingers);
    Le.put32(out, 32, records);
    Le.put32(out, 64, recordCapacity);
    return out;
  }
}
