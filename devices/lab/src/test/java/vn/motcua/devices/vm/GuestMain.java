package vn.motcua.devices.vm;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs in the guest as root and prints one line a check for {@link RealKernelTest}: {@code ok
 * SENTENCE} or {@code not ok SENTENCE: why}.
 */
public final class GuestMain {
  static final String OK = "ok ";
  static final String NOT_OK = "not ok ";

  private GuestMain() {}

  /** All checks of all drivers, in the order they run. */
  static List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.addAll(GpioKernelChecks.all());
    checks.addAll(UsbPrinterChecks.all());
    checks.addAll(UsbScannerChecks.all());
    checks.addAll(HidPosKernelChecks.all());
    checks.addAll(VideoKernelChecks.all());
    return checks;
  }

  /**
   * Runs every check, or those whose sentence contains the given words; a failure does not stop the
   * others.
   */
  public static void main(String[] arguments) {
    String words = String.join(" ", arguments);
    for (Check check : checks()) {
      if (check.sentence().contains(words)) {
        System.out.println(run(check));
      }
    }
    System.exit(0);
  }

  private static String run(Check check) {
    try {
      check.body().run();
      return OK + check.sentence();
    } catch (Exception | AssertionError e) {
      return NOT_OK + check.sentence() + ": " + e.toString().replaceAll("\\s+", " ");
    }
  }
}
