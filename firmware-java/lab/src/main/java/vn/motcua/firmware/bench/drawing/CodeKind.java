package vn.motcua.firmware.bench.drawing;

import com.google.zxing.BarcodeFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import vn.motcua.devices.emulator.camera.SampleTexts;

/** What kinds of codes are drawn. */
enum CodeKind {
  CODE_128(BarcodeFormat.CODE_128),
  /** With FNC1 first; the texts have brackets around their identifiers. */
  GS1_128(BarcodeFormat.CODE_128),
  CODE_39(BarcodeFormat.CODE_39),
  /** Code 39 with pairs for the characters that it lacks. */
  CODE_39_FULL(BarcodeFormat.CODE_39),
  EAN_13(BarcodeFormat.EAN_13),
  EAN_8(BarcodeFormat.EAN_8),
  ITF(BarcodeFormat.ITF),
  QR(BarcodeFormat.QR_CODE),
  /** A text in Vietnamese. */
  QR_VIETNAMESE(BarcodeFormat.QR_CODE),
  DATA_MATRIX(BarcodeFormat.DATA_MATRIX),
  /** With FNC1 first; the texts have brackets around their identifiers. */
  GS1_DATA_MATRIX(BarcodeFormat.DATA_MATRIX),
  PDF_417(BarcodeFormat.PDF_417);

  private final BarcodeFormat format;

  CodeKind(BarcodeFormat format) {
    this.format = format;
  }

  /** An invented text; the same random numbers give the same. */
  String text(RandomGenerator random) {
    int number = random.nextInt(10_000);
    return switch (this) {
      case CODE_128 -> number % 3 == 0 ? "HY" + number % 100 : SampleTexts.of(format, random);
      case GS1_128, GS1_DATA_MATRIX ->
          "(01)" + SampleTexts.of(BarcodeFormat.ITF, random) + "(10)LO" + number;
      case CODE_39_FULL -> "Hs-" + Integer.toString(number, 36) + "w" + number;
      case QR -> "MOTCUA/MINH-HOA/20261121/" + number;
      default -> SampleTexts.of(format, random);
    };
  }

  /** Whether it consists of bars in one row. */
  boolean stripes() {
    return switch (format) {
      case QR_CODE, DATA_MATRIX, PDF_417 -> false;
      default -> true;
    };
  }

  /** Whether its modules are squares. */
  boolean square() {
    return !stripes() && this != PDF_417;
  }

  /** As in names of files. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
