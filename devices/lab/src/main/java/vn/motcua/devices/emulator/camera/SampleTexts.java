package vn.motcua.devices.emulator.camera;

import com.google.zxing.BarcodeFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** Invented texts to be drawn as codes. Pure; the same random numbers give the same texts. */
public final class SampleTexts {
  /** The symbologies that a board reads. */
  public static final List<BarcodeFormat> FORMATS =
      List.of(
          BarcodeFormat.CODE_128,
          BarcodeFormat.CODE_39,
          BarcodeFormat.EAN_13,
          BarcodeFormat.EAN_8,
          BarcodeFormat.ITF,
          BarcodeFormat.QR_CODE,
          BarcodeFormat.DATA_MATRIX,
          BarcodeFormat.PDF_417);

  private SampleTexts() {}

  /** A text as on a receipt, a shelf or a parcel, in characters of the symbology. */
  public static String of(BarcodeFormat format, RandomGenerator random) {
    long digits = 1_000_000_000_000L + random.nextLong(9_000_000_000_000L);
    return switch (format) {
      case EAN_13 -> checked(Long.toString(digits / 10));
      case EAN_8 -> checked(Long.toString(digits / 1_000_000));
      case ITF -> checked(Long.toString(digits));
      case CODE_39 -> "HS-" + digits % 1_000_000;
      case QR_CODE -> "Hồ sơ 000.19.34.H29-261121-" + digits % 100_000;
      default -> "000.19.34.H29-261121-" + digits % 100_000;
    };
  }

  /** With the check digit of EAN: weights 3 and 1 from the right. */
  private static String checked(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * ((digits.length() - i) % 2 == 1 ? 3 : 1);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
