package vn.motcua.devices.zkteco.records;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;
import vn.motcua.devices.zkteco.packet.Le;
import vn.motcua.devices.zkteco.packet.ZkTime;

/** The record layouts that terminals have; offsets in bytes. */
enum AttendanceLayout {
  /** {@code uid 2 | verify 1 | time 4 | state 1}. */
  SHORT(8) {
    @Override
    Optional<Punch> read(byte[] b, int at) {
      return punch(Le.u16(b, at), "", Le.u32(b, at + 3), Le.u8(b, at + 2), Le.u8(b, at + 7), 0);
    }
  },
  /** {@code uid 2 | state in the upper, verify in the lower half 1 | 0 | time 4}: ZEM500. */
  SHORT_ZEM500(8) {
    @Override
    Optional<Punch> read(byte[] b, int at) {
      int both = Le.u8(b, at + 2);
      return punch(Le.u16(b, at), "", Le.u32(b, at + 4), both & 15, both >>> 4, 0);
    }
  },
  /** {@code user 4 | time 4 | verify 1 | state 1 | 2 | work code 4}. */
  MIDDLE(16) {
    @Override
    Optional<Punch> read(byte[] b, int at) {
      String user = Long.toString(Le.u32(b, at));
      return punch(
          0, user, Le.u32(b, at + 4), Le.u8(b, at + 8), Le.u8(b, at + 9), Le.u32(b, at + 12));
    }
  },
  /** {@code uid 2 | user id text 24 | verify 1 | time 4 | state 1 | 8}, and longer ones. */
  LONG(40) {
    @Override
    Optional<Punch> read(byte[] b, int at) {
      String user = Le.text(b, at + 2, 24, StandardCharsets.US_ASCII);
      return user.isEmpty() || !user.chars().allMatch(c -> c > ' ' && c < 127)
          ? Optional.empty()
          : punch(Le.u16(b, at), user, Le.u32(b, at + 27), Le.u8(b, at + 26), Le.u8(b, at + 31), 0);
    }
  };

  private final int bytes;

  AttendanceLayout(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /** The punch that begins at {@code at}; empty when it cannot be one. */
  abstract Optional<Punch> read(byte[] b, int at);

  private static Optional<Punch> punch(
      int uid, String userId, long packed, int verify, int state, long workCode) {
    Optional<LocalDateTime> time = ZkTime.decode(packed);
    String user = userId.isEmpty() ? Integer.toString(uid) : userId;
    return time.map(at -> new Punch(uid, user, at, verify, state, workCode));
  }
}
