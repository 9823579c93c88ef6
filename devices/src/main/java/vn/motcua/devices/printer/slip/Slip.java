package vn.motcua.devices.printer.slip;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a queue slip (phiếu số thứ tự) says. Texts may be NFC or NFD; both print the same.
 *
 * @param centre name of the one-stop centre; wraps when long
 * @param number ticket number, digits such as {@code 2017}
 * @param line name of the service line; wraps when long
 * @param peopleAhead how many wait before this ticket, 0 or more
 * @param issued local time of issue, Asia/Ho_Chi_Minh
 * @param session half-day, {@code sáng} or {@code chiều}
 * @param priority ground of priority such as {@code Người cao tuổi}, or null
 * @param qr text of the QR code that follows the queue; empty for none
 * @param reprint whether to mark the slip as printed again
 */
public record Slip(
    String centre,
    String number,
    String line,
    int peopleAhead,
    LocalDateTime issued,
    String session,
    @Nullable String priority,
    String qr,
    boolean reprint)
    implements SlipText {

  /** Heading of every slip. */
  public static final String TITLE = "PHIẾU SỐ THỨ TỰ";

  /** Mark on a second print of the same ticket. */
  public static final String REPRINT_MARK = "BẢN IN LẠI";

  /** Last line of every slip. */
  public static final String FOOTER = "Vui lòng giữ phiếu và chờ gọi số";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

  @Override
  public void write(SlipSheet sheet) {
    sheet.strong(centre);
    sheet.gap();
    sheet.title(TITLE);
    sheet.gap();
    if (reprint) {
      sheet.banner(REPRINT_MARK);
      sheet.gap();
    }
    sheet.number(number);
    sheet.gap();
    sheet.strong(line);
    sheet.gap();
    if (priority != null) {
      sheet.banner("ƯU TIÊN: " + priority);
      sheet.gap();
    }
    sheet.plain("Số người chờ trước: " + peopleAhead);
    sheet.small(TIME.format(issued) + " – Buổi " + session);
    if (!qr.isEmpty()) {
      sheet.qr(qr);
    }
    sheet.small(FOOTER);
  }

  /** The same ticket, marked as printed again. */
  public Slip asReprint() {
    return new Slip(centre, number, line, peopleAhead, issued, session, priority, qr, true);
  }
}
