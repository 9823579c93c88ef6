package vn.motcua.firmware.bench.drawing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.firmware.bench.InstalledProgram;

/** Runs zint. */
final class Zint {
  static final InstalledProgram PROGRAM = new InstalledProgram("zint", "zint");

  /** Its scale 1 is two dots for a module. */
  private static final double SCALE_DOTS = 2;

  private Zint() {}

  static void draw(List<Sample> samples, double dots, boolean margin, Path directory)
      throws IOException, InterruptedException {
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      List<String> arguments = new ArrayList<>(options(sample.kind()));
      if (margin) {
        arguments.add("--quietzones");
      }
      arguments.addAll(
          List.of(
              "--scale=" + dots / SCALE_DOTS, "-o", Drawn.file(directory, i), "-d", text(sample)));
      PROGRAM.must(arguments, "");
    }
  }

  private static List<String> options(CodeKind kind) {
    return switch (kind) {
      case CODE_128 -> List.of("-b", "CODE128");
      case GS1_128 -> List.of("-b", "GS1_128", "--notext");
      case CODE_39 -> List.of("-b", "CODE39");
      case CODE_39_FULL -> List.of("-b", "EXCODE39", "--notext");
      case EAN_13, EAN_8 -> List.of("-b", "EANX");
      case ITF -> List.of("-b", "C25INTER");
      case QR -> List.of("-b", "QRCODE");
      case QR_VIETNAMESE -> List.of("-b", "QRCODE", "--eci=26");
      case DATA_MATRIX -> List.of("-b", "DATAMATRIX");
      case GS1_DATA_MATRIX -> List.of("-b", "DATAMATRIX", "--gs1");
      case PDF_417 -> List.of("-b", "PDF417");
    };
  }

  private static String text(Sample sample) {
    return switch (sample.kind()) {
      case EAN_13, EAN_8 -> sample.unchecked();
      case GS1_128, GS1_DATA_MATRIX -> sample.text().replace('(', '[').replace(')', ']');
      default -> sample.text();
    };
  }
}
