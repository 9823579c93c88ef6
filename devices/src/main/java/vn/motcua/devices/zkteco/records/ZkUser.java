package vn.motcua.devices.zkteco.records;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.devices.zkteco.packet.Le;

/**
 * A user of a terminal. Passwords are skipped and never read.
 *
 * <pre>
 *   72: uid 2 | privilege 1 | password 8 | name 24 | card 4 | group 1 | zones 8 | user id 24
 *       (newer ones keep the group as text of 7 in place of the zones)
 *   28: uid 2 | privilege 1 | password 5 | name 8 | card 4 | 1 | group 1 | zones 2 | user id 4
 * </pre>
 *
 * @param uid row number, 1..65535
 * @param privilege 0 user, 2 enroller, 6 manager, 14 administrator
 * @param enabled false when the terminal keeps the user but lets nobody in as such
 * @param name as the terminal shows it; personal
 * @param card card number, 0 when none
 * @param userId the number people know
 */
public record ZkUser(
    int uid, int privilege, boolean enabled, String name, long card, String group, String userId) {

  private static final int LONG_BYTES = 72;
  private static final int SHORT_BYTES = 28;
  private static final int DISABLED = 1;

  /**
   * Reads {@code total 4 | record …} as a buffered read gives it.
   *
   * @param count users that the terminal says it has; 0 when not known
   * @param page the terminal's code page for names
   * @throws IllegalArgumentException when the bytes are no such table
   */
  public static List<ZkUser> table(byte[] data, int count, Charset page) {
    int total = data.length < 4 ? -1 : data.length - 4;
    if (total < 0 || Le.u32(data, 0) != total) {
      throw new IllegalArgumentException("not a whole user table: " + data.length + " bytes");
    }
    int size = count > 0 && total % count == 0 ? total / count : guess(total);
    if (total > 0 && size != LONG_BYTES && size != SHORT_BYTES) {
      throw new IllegalArgumentException("user records of " + size + " bytes are not known");
    }
    List<ZkUser> users = new ArrayList<>();
    for (int at = 4; at < data.length; at += size) {
      users.add(size == LONG_BYTES ? readLong(data, at, page) : readShort(data, at, page));
    }
    return users;
  }

  private static int guess(int total) {
    return total % LONG_BYTES == 0 ? LONG_BYTES : total % SHORT_BYTES == 0 ? SHORT_BYTES : 0;
  }

  /** Reads one record of 72 bytes. */
  public static ZkUser readLong(byte[] b, int at, Charset page) {
    return new ZkUser(
        Le.u16(b, at),
        Le.u8(b, at + 2) & ~DISABLED,
        (Le.u8(b, at + 2) & DISABLED) == 0,
        Le.text(b, at + 11, 24, page),
        Le.u32(b, at + 35),
        group(b, at + 39),
        Le.text(b, at + 48, 24, StandardCharsets.US_ASCII));
  }

  /** A number and time zones after it, or, in newer firmwares, a text one byte further on. */
  private static String group(byte[] b, int at) {
    return Le.u8(b, at + 1) >= ' '
        ? Le.text(b, at + 1, 7, StandardCharsets.US_ASCII)
        : Integer.toString(Le.u8(b, at));
  }

  private static ZkUser readShort(byte[] b, int at, Charset page) {
    return new ZkUser(
        Le.u16(b, at),
        Le.u8(b, at + 2) & ~DISABLED,
        (Le.u8(b, at + 2) & DISABLED) == 0,
        Le.text(b, at + 8, 8, page),
        Le.u32(b, at + 16),
        Integer.toString(Le.u8(b, at + 21)),
        Long.toString(Le.u32(b, at + 24)));
  }

  /** This user as a record of 72 bytes with no password. */
  public byte[] record72(Charset page) {
    byte[] out = new byte[LONG_BYTES];
    Le.put16(out, 0, uid);
    out[2] = (byte) (privilege | (enabled ? 0 : DISABLED));
    Le.putText(out, 11, 24, name, page);
    Le.put32(out, 35, card);
    Le.putText(out, 40, 7, group, StandardCharsets.US_ASCII);
    Le.putText(out, 48, 24, userId, StandardCharsets.US_ASCII);
    return out;
  }

  /**
   * This user as a record of 28 bytes with no password, as old terminals keep it: the name is cut
   * at 8 bytes.
   *
   * @throws NumberFormatException when the group or the user id is not a number
   */
  public byte[] record28(Charset page) {
    byte[] out = new byte[SHORT_BYTES];
    Le.put16(out, 0, uid);
    out[2] = (byte) (privilege | (enabled ? 0 : DISABLED));
    Le.putText(out, 8, 8, name, page);
    Le.put32(out, 16, card);
    out[21] = (byte) Integer.parseInt(group);
    Le.put32(out, 24, Long.parseLong(userId));
    return out;
  }

  /** Leaves out the name and the numbers that tell who it is. */
  @Override
  public String toString() {
    return "ZkUser[uid=" + uid + ", privilege=" + privilege + ", enabled=" + enabled + "]";
  }
}
