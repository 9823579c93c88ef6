package vn.motcua.firmware.bench.drawing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vn.motcua.firmware.bench.InstalledProgram;

/**
 * Draws with Ghostscript: the codes of BWIPP, which is written in PostScript, and of GNU barcode.
 */
final class Postscript {
  static final InstalledProgram GHOSTSCRIPT = new InstalledProgram("gs", "ghostscript");

  /** GNU barcode, which writes EPS. */
  static final InstalledProgram BARCODE = new InstalledProgram("barcode", "barcode");

  /** Barcode Writer in Pure PostScript. */
  static final Path BWIPP = Path.of("/usr/share/libpostscriptbarcode/barcode.ps");

  /** Dots an inch at which a module, one point wide, is one dot. */
  private static final int POINTS_AN_INCH = 72;

  private Postscript() {}

  static boolean hasBwipp() {
    return Files.isReadable(BWIPP);
  }

  /** One page for each sample, so that Ghostscript starts once. */
  static void bwipp(List<Sample> samples, double dots, Path directory)
      throws IOException, InterruptedException {
    StringBuilder pages = new StringBuilder();
    for (Sample sample : samples) {
      // A module of squares is two points wide, that of all others one.
      pages.append("gsave 20 20 translate ");
      pages.append(sample.kind().square() ? "0.5 0.5 scale " : "").append("0 0 moveto <");
      pages.append(hex(text(sample))).append("> () /").append(encoder(sample.kind()));
      pages.append(" /uk.co.terryburton.bwipp findresource exec grestore showpage\n");
    }
    Path file = directory.resolve("pages.ps");
    Files.writeString(file, pages);
    ghostscript(
        List.of("-dDEVICEWIDTHPOINTS=640", "-dDEVICEHEIGHTPOINTS=160"),
        dots,
        directory,
        List.of(BWIPP, file));
  }

  /** One EPS file for each sample, then all at once to pictures. */
  static void barcode(List<Sample> samples, double dots, Path directory)
      throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>();
    for (Sample sample : samples) {
      Path file = directory.resolve("drawn-" + files.size() + ".eps");
      String encoding =
          switch (sample.kind()) {
            case CODE_39 -> "39";
            case CODE_39_FULL -> "39ext";
            case EAN_13 -> "ean13";
            case EAN_8 -> "ean8";
            case ITF -> "i25";
            default -> "128";
          };
      // No check character of its own where the standard has none.
      boolean plain = encoding.startsWith("39") || encoding.equals("i25");
      List<String> arguments = new ArrayList<>(List.of("-E", "-e", encoding));
      if (plain) {
        arguments.add("-c");
      }
      arguments.addAll(List.of("-b", text(sample), "-o", file.toString()));
      BARCODE.must(arguments, "");
      files.add(file);
    }
    ghostscript(List.of("-dEPSCrop"), dots, directory, files);
  }

  private static void ghostscript(
      List<String> options, double dots, Path directory, List<Path> files)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-q", "-dBATCH", "-dNOPAUSE"));
    arguments.addAll(List.of("-sDEVICE=pnggray", "-r" + Math.round(dots * POINTS_AN_INCH)));
    arguments.addAll(options);
    arguments.add("-sOutputFile=" + directory.resolve("drawn-%d.png"));
    files.forEach(each -> arguments.add(each.toString()));
    GHOSTSCRIPT.must(arguments, "");
  }

  private static String encoder(CodeKind kind) {
    return switch (kind) {
      case CODE_128 -> "code128";
      case GS1_128 -> "gs1-128";
      case CODE_39 -> "code39";
      case CODE_39_FULL -> "code39ext";
      case EAN_13 -> "ean13";
      case EAN_8 -> "ean8";
      case ITF -> "interleaved2of5";
      case QR, QR_VIETNAMESE -> "qrcode";
      case DATA_MATRIX -> "datamatrix";
      case GS1_DATA_MATRIX -> "gs1datamatrix";
      case PDF_417 -> "pdf417";
    };
  }

  private static String text(Sample sample) {
    return switch (sample.kind()) {
      case EAN_13, EAN_8 -> sample.unchecked();
      default -> sample.text();
    };
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
