package vn.motcua.devices.zkteco.records;

import java.time.LocalDateTime;

/**
 * One line of a terminal's attendance log.
 *
 * @param uid the terminal's own row number of the user, 0 when the record has none
 * @param userId the number people know, as the terminal keeps it; the uid in digits where the
 *     record has no other
 * @param time wall clock of the terminal, without a zone, as wrong as its clock
 * @param verify how: 0 password, 1 finger, 2 or 4 card, 15 face, 25 palm
 * @param state what for: 0 in, 1 out, 2 break out, 3 break in, 4 overtime in, 5 overtime out, 255
 *     not said
 * @param workCode 0 when none
 */
public record Punch(
    int uid, String userId, LocalDateTime time, int verify, int state, long workCode) {

  /** Who, when and how, for logs that may not name people. */
  @Override
  public String toString() {
    return "Punch[uid=" + uid + ", time=" + time + ", verify=" + verify + ", state=" + state + "]";
  }
}
