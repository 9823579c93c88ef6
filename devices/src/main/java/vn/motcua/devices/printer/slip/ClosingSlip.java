package vn.motcua.devices.printer.slip;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What a closing slip (phiếu chốt ngày) says: where a board's chain stood when a day was sealed, to
 * be kept away from board and server. Texts may be NFC or NFD.
 *
 * @param centre name of the one-stop centre; wraps when long
 * @param board board id
 * @param day local day that was sealed
 * @param epoch 16 hex digits
 * @param lastSequence the event that the day was sealed up to
 * @param chainHead its hash, 64 hex digits
 * @param counts what was counted on that day, in the order in which it is printed
 * @param printed local time of printing, Asia/Ho_Chi_Minh
 * @param qr the same as the text of a QR code
 */
public record ClosingSlip(
    String centre,
    String board,
    LocalDate day,
    String epoch,
    long lastSequence,
    String chainHead,
    List<Count> counts,
    LocalDateTime printed,
    String qr)
    implements SlipText {

  /** Heading of every closing slip. */
  public static final String TITLE = "PHIẾU CHỐT NGÀY";

  /** Last line of every closing slip. */
  public static final String FOOTER = "Cất phiếu này ở nơi khác, xa máy và máy chủ";

  private static final int HASH_DIGITS_A_LINE = 16;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

  /** The count of one kind of thing. */
  public record Count(String name, long number) {}

  /** Copies the list. */
  public ClosingSlip {
    counts = List.copyOf(counts);
  }

  @Override
  public void write(SlipSheet sheet) {
    sheet.strong(centre);
    sheet.gap();
    sheet.title(TITLE);
    sheet.title(DAY.format(day));
    sheet.gap();
    sheet.plain("Máy: " + board);
    sheet.plain("Sổ: " + grouped(epoch));
    sheet.gap();
    sheet.strong("Sự kiện cuối: " + lastSequence);
    for (int i = 0; i < chainHead.length(); i += HASH_DIGITS_A_LINE) {
      int end = Math.min(chainHead.length(), i + HASH_DIGITS_A_LINE);
      sheet.plain(grouped(chainHead.substring(i, end)));
    }
    sheet.qr(qr);
    counts.forEach(count -> sheet.plain(count.name() + ": " + count.number()));
    sheet.gap();
    sheet.small("In lúc " + TIME.format(printed));
    sheet.small(FOOTER);
  }

  private static String grouped(String digits) {
    return digits.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
