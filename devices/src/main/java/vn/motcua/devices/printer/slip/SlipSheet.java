package vn.motcua.devices.printer.slip;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/**
 * The paper of one slip: centred, one thing under another, from the top down. A {@link SlipText}
 * writes on it. One thread.
 */
public final class SlipSheet {
  private static final int LINES_MAX = 6;
  private static final int QR_DOTS_MAX = 320;
  private static final int TEXT_CHARACTERS_MAX = 400;

  private final SlipFaces faces;
  private final int width;
  private final int margin;
  private final BitmapCanvas canvas;
  private @Nullable QrArea area;
  private int y;

  SlipSheet(SlipFaces faces, int width, int margin) {
    this.faces = faces;
    this.width = width;
    this.margin = margin;
    this.canvas = new BitmapCanvas(width);
    this.y = margin;
  }

  /** Leaves a little room. */
  public void gap() {
    y += margin;
  }

  /** A heading; wraps when long, like all text. */
  public void title(String text) {
    paragraph(faces.title(), text);
  }

  /** The most important text besides the number. */
  public void strong(String text) {
    paragraph(faces.strong(), text);
  }

  /** Ordinary text. */
  public void plain(String text) {
    paragraph(faces.plain(), text);
  }

  /** The least important text. */
  public void small(String text) {
    paragraph(faces.small(), text);
  }

  /** A number of few digits, as large as fits. */
  public void number(String digits) {
    boolean fits = faces.huge().width(digits) <= width - 2 * margin;
    paragraph(fits ? faces.huge() : faces.narrower(), digits);
  }

  /** White text on black. */
  public void banner(String text) {
    int top = y;
    y += margin / 2;
    paragraph(faces.strong(), text);
    y += margin / 2;
    canvas.invert(margin, top, width - 2 * margin, y - top);
    y += margin / 2;
  }

  /**
   * A QR code with its quiet zone, at most one a slip.
   *
   * @throws IllegalArgumentException as {@link QrRaster#fit}
   */
  public void qr(String text) {
    if (area != null) {
      throw new IllegalStateException("a slip has one QR code, and this one has " + area);
    }
    QrRaster.Drawn qr = QrRaster.fit(text, Math.min(width - 2 * margin, QR_DOTS_MAX));
    int side = qr.picture().width();
    int quiet = qr.quietDots();
    canvas.draw(qr.picture(), (width - side) / 2, y);
    area = new QrArea(text, y + quiet, side - 2 * quiet, qr.moduleDots());
    y += side;
  }

  SlipPicture picture() {
    return new SlipPicture(canvas.toBitmap(y + margin), area);
  }

  private void paragraph(Typeface face, String text) {
    for (String line : wrap(face, text)) {
      face.draw(canvas, line, (width - face.width(line)) / 2, y);
      y += face.height();
    }
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
