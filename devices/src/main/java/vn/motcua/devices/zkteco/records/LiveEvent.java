package vn.motcua.devices.zkteco.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.devices.zkteco.packet.Le;
import vn.motcua.devices.zkteco.packet.ZkTime;

/**
 * A live event of a terminal, in a packet REG_EVENT whose session field is the event's code. Each
 * must be acknowledged.
 */
public sealed interface LiveEvent {

  /** Somebody has punched; the log has it too. */
  record Punched(Punch punch) implements LiveEvent {}

  /** A finger was tried, with the quality of its picture or match. */
  record FingerScore(int score) implements LiveEvent {}

  /** Another event, or one of an unknown shape; {@code bytes} is its size. */
  record Other(int code, String name, int bytes) implements LiveEvent {}

  /** Codes, also used as a mask in REG_EVENT. */
  int ATTENDANCE = 1;

  /** A finger was put on. */
  int FINGER = 2;

  /** Score of a finger. */
  int FINGER_SCORE = 0x100;

  /** Reads the events of one packet. */
  static List<LiveEvent> decode(int code, byte[] data) {
    if (code == ATTENDANCE) {
      List<LiveEvent> punches = punches(data);
      if (!punches.isEmpty()) {
        return punches;
      }
    }
    if (code == FINGER_SCORE && data.length == 1) {
      return List.of(new FingerScore(Le.u8(data, 0)));
    }
    return List.of(new Other(code, name(code), data.length));
  }

  private static List<LiveEvent> punches(byte[] data) {
    return List.of(52, 37, 36, 32, 14, 12, 10).stream()
        .filter(size -> data.length > 0 && data.length % size == 0)
        .map(size -> records(data, size))
        .filter(punches -> !punches.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** All records, or none when one of them cannot be a punch. */
  private static List<LiveEvent> records(byte[] data, int size) {
    List<LiveEvent> punches = new ArrayList<>();
    for (int at = 0; at < data.length; at += size) {
      Optional<Punch> punch = record(data, at, size);
      if (punch.isEmpty()) {
        return List.of();
      }
      punches.add(new Punched(punch.get()));
    }
    return punches;
  }

  /** {@code user id (2, 4 or 24) | verify 1 | state 1 | time 6 | …}. */
  private static Optional<Punch> record(byte[] data, int at, int size) {
    int width = size >= 32 ? 24 : size == 12 ? 4 : 2;
    String user =
        switch (width) {
          case 24 -> Le.text(data, at, 24, StandardCharsets.US_ASCII);
          case 4 -> Long.toString(Le.u32(data, at));
          default -> Integer.toString(Le.u16(data, at));
        };
    int verify = Le.u8(data, at + width);
    int state = Le.u8(data, at + width + 1);
    boolean plausible = !user.isEmpty() && user.chars().allMatch(c -> c > ' ' && c < 127);
    return plausible
        ? ZkTime.event(data, at + width + 2).map(time -> new Punch(0, user, time, verify, state, 0))
        : Optional.empty();
  }

  /** The name of a code. */
  static String name(int code) {
    return switch (code) {
      case ATTENDANCE -> "EF_ATTLOG";
      case FINGER -> "EF_FINGER";
      case 4 -> "EF_ENROLLUSER";
      case 8 -> "EF_ENROLLFINGER";
      case 0x10 -> "EF_BUTTON";
      case 0x20 -> "EF_UNLOCK";
      case 0x80 -> "EF_VERIFY";
      case FINGER_SCORE -> "EF_FPFTR";
      case 0x200 -> "EF_ALARM";
      default -> "EF_" + code;
    };
  }
}
