package vn.motcua.devices.zkteco.adms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.devices.zkteco.packet.ZkTime;
import vn.motcua.devices.zkteco.records.AttendanceLog;
import vn.motcua.devices.zkteco.records.Punch;

/** Bodies that a terminal posts in ADMS mode. Pure. */
public final class AdmsCodec {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private AdmsCodec() {}

  /**
   * Reads a table ATTLOG: one line for each punch, {@code PIN TAB time TAB state TAB verify TAB
   * work code …}, where the fields after the time may be missing. The time is the terminal's wall
   * clock; some firmwares send Unix seconds instead.
   *
   * @param zone of the terminal, to read Unix seconds by
   * @return the punches, and how many lines were none, among them those of a time that no
   *     terminal's clock can show ({@link ZkTime#isPossible})
   */
  public static AttendanceLog attendance(String body, ZoneId zone) {
    List<Punch> punches = new ArrayList<>();
    int unread = 0;
    int number = 0;
    int first = 0;
    for (String line : body.lines().toList()) {
      number++;
      Optional<Punch> punch = line.isBlank() ? Optional.empty() : punch(line.split("\t", -1), zone);
      punch.ifPresent(punches::add);
      if (punch.isEmpty() && !line.isBlank()) {
        first = unread == 0 ? number : first;
        unread++;
      }
    }
    String reason =
        "%d of its lines are no punches of the years %d to %d, the first is line %d of its batch;"
            .formatted(unread, ZkTime.YEAR_MIN, ZkTime.YEAR_MAX, first);
    return new AttendanceLog(
        punches, unread, unread == 0 ? "" : reason + " they stay in the terminal's own log");
  }

  private static Optional<Punch> punch(String[] fields, ZoneId zone) {
    if (fields.length < 2 || fields[0].isBlank()) {
      return Optional.empty();
    }
    return time(fields[1].strip(), zone)
        .map(time ->
            new Punch(
                0,
                fields[0].strip(),
                time,
                number(fields, 3),
                number(fields, 2),
                number(fields, 4)));
  }

  private static Optional<LocalDateTime> time(String text, ZoneId zone) {
    try {
      boolean unix =
          !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(Character::isDigit);
      LocalDateTime time =
          unix
              ? LocalDateTime.ofInstant(Instant.ofEpochSecond(Long.parseLong(text)), zone)
              : LocalDateTime.parse(text, TIME);
      return Optional.of(time).filter(ZkTime::isPossible);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A field that may be missing or no number; then 0. */
  private static int number(String[] fields, int index) {
    String text = index < fields.length ? fields[index].strip() : "";
    boolean digits =
        !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(Character::isDigit);
    return digits ? Integer.parseInt(text) : 0;
  }

  /** The answer to a terminal that starts: its settings, and from where it shall send. */
  static String options(String serial, String stamp) {
    return String.join(
        "\n",
        "GET OPTION FROM: " + serial,
        "ATTLOGStamp=" + stamp,
        "Stamp=" + stamp,
        "OpStamp=9999",
        "ErrorDelay=30",
        "Delay=10",
        "TransTimes=00:00;14:05",
        "TransInterval=1",
        "TransFlag=TransData AttLog",
        "Realtime=1",
        "Encrypt=0",
        "TimeZone=7",
        "");
  }
}
