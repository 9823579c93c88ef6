package vn.motcua.firmware.bench.drawing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.motcua.firmware.bench.InstalledProgram;

/** Programs that draw codes and share no source with the readers they are drawn for. */
enum Generator {
  ZINT(List.of(Zint.PROGRAM), EnumSet.allOf(CodeKind.class)) {
    @Override
    void draw(List<Sample> samples, double dots, boolean margin, Path directory)
        throws IOException, InterruptedException {
      Zint.draw(samples, dots, margin, directory);
    }
  },

  BWIPP(List.of(Postscript.GHOSTSCRIPT), EnumSet.complementOf(EnumSet.of(CodeKind.QR_VIETNAMESE))) {
    @Override
    boolean isInstalled() {
      return super.isInstalled() && Postscript.hasBwipp();
    }

    @Override
    String advice() {
      return super.isInstalled() && !Postscript.hasBwipp()
          ? Postscript.BWIPP + " is missing: apt-get install libpostscriptbarcode"
          : super.advice();
    }

    @Override
    void draw(List<Sample> samples, double dots, boolean margin, Path directory)
        throws IOException, InterruptedException {
      Postscript.bwipp(samples, dots, directory);
    }
  },

  /** GNU barcode. Its bars are thinner than its spaces, to allow for ink that spreads. */
  BARCODE(
      List.of(Postscript.BARCODE, Postscript.GHOSTSCRIPT),
      EnumSet.of(
          CodeKind.CODE_128,
          CodeKind.CODE_39,
          CodeKind.CODE_39_FULL,
          CodeKind.EAN_13,
          CodeKind.EAN_8,
          CodeKind.ITF)) {
    @Override
    void draw(List<Sample> samples, double dots, boolean margin, Path directory)
        throws IOException, InterruptedException {
      Postscript.barcode(samples, dots, directory);
    }
  },

  QRENCODE(
      List.of(new InstalledProgram("qrencode", "qrencode")),
      EnumSet.of(CodeKind.QR, CodeKind.QR_VIETNAMESE)) {
    @Override
    void draw(List<Sample> samples, double dots, boolean margin, Path directory)
        throws IOException, InterruptedException {
      for (int i = 0; i < samples.size(); i++) {
        programs()
            .getFirst()
            .must(
                List.of(
                    "-s",
                    whole(dots),
                    "-m",
                    "4",
                    "-o",
                    Drawn.file(directory, i),
                    samples.get(i).text()),
                "");
      }
    }
  },

  DMTXWRITE(
      List.of(new InstalledProgram("dmtxwrite", "dmtx-utils")), EnumSet.of(CodeKind.DATA_MATRIX)) {
    @Override
    void draw(List<Sample> samples, double dots, boolean margin, Path directory)
        throws IOException, InterruptedException {
      for (int i = 0; i < samples.size(); i++) {
        programs()
            .getFirst()
            .must(
                List.of("-d", whole(dots), "-m", whole(3 * dots), "-o", Drawn.file(directory, i)),
                samples.get(i).text());
      }
    }
  };

  private final List<InstalledProgram> programs;
  private final Set<CodeKind> kinds;

  Generator(List<InstalledProgram> programs, Set<CodeKind> kinds) {
    this.programs = programs;
    this.kinds = kinds;
  }

  /** The kinds of codes that it draws. */
  Set<CodeKind> kinds() {
    return kinds;
  }

  List<InstalledProgram> programs() {
    return programs;
  }

  boolean isInstalled() {
    return programs.stream().allMatch(InstalledProgram::isInstalled);
  }

  /** What to install. */
  String advice() {
    return programs.stream()
        .filter(each -> !each.isInstalled())
        .findFirst()
        .map(InstalledProgram::advice)
        .orElse("");
  }

  /**
   * Draws each sample as {@link Drawn#file}.
   *
   * @param dots of a module
   * @param margin whether the code gets the margin that its standard asks for, where the program
   *     has a choice
   */
  abstract void draw(List<Sample> samples, double dots, boolean margin, Path directory)
      throws IOException, InterruptedException;

  private static String whole(double dots) {
    return Long.toString(Math.round(dots));
  }
}
