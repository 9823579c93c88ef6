package vn.motcua.devices.printer.slip;

import java.awt.Font;
import java.text.Normalizer;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/**
 * Lays a {@link Slip} out for paper of one width, centred, one thing under another.
 *
 * <p>Sizes follow the width: 576 dots (80 mm paper) is the design size, 384 (58 mm) the smallest
 * meant. Needs no display and no installed font: Java2D runs headless with the shipped Be Vietnam
 * Pro. On a machine without fontconfig start Java with {@code -Dsun.awt.fontconfig=<file>}. Not
 * thread safe: one renderer a thread.
 */
public final class SlipRenderer {
  /** Narrowest paper a slip is laid out for. */
  public static final int WIDTH_DOTS_MIN = 256;

  private static final int DESIGN_WIDTH_DOTS = 576;
  private static final int LINES_MAX = 6;
  private static final int QR_DOTS_MAX = 320;
  private static final int TEXT_CHARACTERS_MAX = 400;
  private static final int HASH_DIGITS_A_LINE = 16;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

  private final int width;
  private final int margin;
  private final Typeface small;
  private final Typeface plain;
  private final Typeface strong;
  private final Typeface title;
  private final Typeface huge;
  private final Typeface narrower;

  /** A renderer for paper of {@code width} dots. */
  public SlipRenderer(int width) {
    if (width < WIDTH_DOTS_MIN) {
      throw new IllegalArgumentException("a slip needs " + WIDTH_DOTS_MIN + " dots, not " + width);
    }
    this.width = width;
    this.margin = width / 48;
    Font regular = Typeface.shipped("BeVietnamPro-Regular.ttf");
    Font bold = Typeface.shipped("BeVietnamPro-Bold.ttf");
    float scale = Math.min(1.25f, (float) width / DESIGN_WIDTH_DOTS);
    this.small = new Typeface(regular, Math.max(20, 24 * scale));
    this.plain = new Typeface(regular, Math.max(22, 28 * scale));
    this.strong = new Typeface(bold, Math.max(22, 30 * scale));
    this.title = new Typeface(bold, Math.max(26, 38 * scale));
    this.huge = new Typeface(bold, 170 * scale, "0123456789");
    this.narrower = new Typeface(bold, 140 * scale, "0123456789");
  }

  /** Width of the paper in dots. */
  public int width() {
    return width;
  }

  /** Draws the slip; only its picture. */
  public Bitmap render(Slip slip) {
    return lay(slip).picture();
  }

  /** Draws the slip and says where its code stands. */
  public SlipPicture lay(Slip slip) {
    QrArea area = null;
    BitmapCanvas canvas = new BitmapCanvas(width);
    int y = paragraph(canvas, strong, slip.centre(), margin);
    y = paragraph(canvas, title, Slip.TITLE, y + margin);
    if (slip.reprint()) {
      y = banner(canvas, Slip.REPRINT_MARK, y + margin);
    }
    boolean fits = huge.width(slip.number()) <= width - 2 * margin;
    y = paragraph(canvas, fits ? huge : narrower, slip.number(), y + margin) + margin;
    y = paragraph(canvas, strong, slip.line(), y);
    if (slip.priority() != null) {
      y = banner(canvas, "ƯU TIÊN: " + slip.priority(), y + margin);
    }
    y = paragraph(canvas, plain, "Số người chờ trước: " + slip.peopleAhead(), y + margin);
    y = paragraph(canvas, small, TIME.format(slip.issued()) + " – Buổi " + slip.session(), y);
    if (!slip.qr().isEmpty()) {
      QrRaster.Drawn qr = QrRaster.fit(slip.qr(), Math.min(width - 2 * margin, QR_DOTS_MAX));
      int side = qr.picture().width();
      int quiet = qr.quietDots();
      canvas.draw(qr.picture(), (width - side) / 2, y);
      area = new QrArea(slip.qr(), y + quiet, side - 2 * quiet, qr.moduleDots());
      y += side;
    }
    y = paragraph(canvas, small, Slip.FOOTER, y);
    return new SlipPicture(canvas.toBitmap(y + margin), area);
  }

  /** Draws a closing slip and says where its code stands. */
  public SlipPicture lay(ClosingSlip slip) {
    BitmapCanvas canvas = new BitmapCanvas(width);
    int y = paragraph(canvas, strong, slip.centre(), margin);
    y = paragraph(canvas, title, ClosingSlip.TITLE, y + margin);
    y = paragraph(canvas, title, DAY.format(slip.day()), y);
    y = paragraph(canvas, plain, "Máy: " + slip.board(), y + margin);
    y = paragraph(canvas, plain, "Sổ: " + grouped(slip.epoch()), y);
    y = paragraph(canvas, strong, "Sự kiện cuối: " + slip.lastSequence(), y + margin);
    for (int i = 0; i < slip.chainHead().length(); i += HASH_DIGITS_A_LINE) {
      int end = Math.min(slip.chainHead().length(), i + HASH_DIGITS_A_LINE);
      y = paragraph(canvas, plain, grouped(slip.chainHead().substring(i, end)), y);
    }
    QrRaster.Drawn qr = QrRaster.fit(slip.qr(), Math.min(width - 2 * margin, QR_DOTS_MAX));
    int side = qr.picture().width();
    canvas.draw(qr.picture(), (width - side) / 2, y);
    QrArea area =
        new QrArea(slip.qr(), y + qr.quietDots(), side - 2 * qr.quietDots(), qr.moduleDots());
    y += side;
    for (ClosingSlip.Count count : slip.counts()) {
      y = paragraph(canvas, plain, count.name() + ": " + count.number(), y);
    }
    y = paragraph(canvas, small, "In lúc " + TIME.format(slip.printed()), y + margin);
    y = paragraph(canvas, small, ClosingSlip.FOOTER, y);
    return new SlipPicture(canvas.toBitmap(y + margin), area);
  }

  private static String grouped(String digits) {
    return digits.replaceAll("(.{4})(?=.)", "$1 ");
  }

  private int banner(BitmapCanvas canvas, String text, int y) {
    int end = paragraph(canvas, strong, text, y + margin / 2) + margin / 2;
    canvas.invert(margin, y, width - 2 * margin, end - y);
    return end + margin / 2;
  }

  private int paragraph(BitmapCanvas canvas, Typeface face, String text, int top) {
    int y = top;
    for (String line : wrap(face, text)) {
      face.draw(canvas, line, (width - face.width(line)) / 2, y);
      y += face.height();
    }
    return y;
  }

  /** Breaks at spaces; a word wider than the paper is broken where it must be. */
  private List<String> wrap(Typeface face, String text) {
    int room = width - 2 * margin;
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : clipped(text).split("\\s+", -1)) {
      String joined = line.isEmpty() ? word : line + " " + word;
      if (face.width(joined) > room && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
        joined = word;
      }
      String rest = breakWord(face, joined, room, lines);
      line.setLength(0);
      line.append(rest);
    }
    lines.add(line.toString());
    return lines.size() <= LINES_MAX ? lines : shortened(lines);
  }

  private static String clipped(String text) {
    String stripped = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    return stripped.length() <= TEXT_CHARACTERS_MAX
        ? stripped
        : stripped.substring(0, TEXT_CHARACTERS_MAX);
  }

  private static String breakWord(Typeface face, String word, int room, List<String> lines) {
    String rest = word;
    while (lines.size() <= LINES_MAX && face.width(rest) > room) {
      int cut = Math.max(1, face.fitting(rest, room));
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut);
    }
    return rest;
  }

  /** At the limit the rest is left out, and three dots say so. */
  private static List<String> shortened(List<String> lines) {
    List<String> kept = new ArrayList<>(lines.subList(0, LINES_MAX));
    kept.set(LINES_MAX - 1, kept.get(LINES_MAX - 1) + "…");
    return kept;
  }
}
