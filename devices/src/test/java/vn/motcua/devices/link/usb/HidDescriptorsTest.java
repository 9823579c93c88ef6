package vn.motcua.devices.link.usb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.link.usb.HidDescriptors.HidInterface;

class HidDescriptorsTest {
  /** A boot keyboard, then HID POS with an OUT endpoint before its IN endpoint, then storage. */
  private static final byte[] SCANNER =
      bytes(
          "12 01 00 02 00 00 00 40 2e 0c 11 50 00 01 01 02 03 01 "
              + "09 02 00 00 03 01 00 c0 32 "
              + "09 04 00 00 01 03 01 01 00 09 21 11 01 00 01 22 3f 00 07 05 82 03 08 00 0a "
              + "09 04 01 00 02 03 00 00 00 09 21 11 01 00 01 22 04 01 07 05 03 03 40 00 01 07 05 84 03 40 00 01 "
              + "09 04 02 00 02 08 06 50 00 07 05 85 02 00 02 00 07 05 86 03 00 02 00");

  private static final byte[] HID_POS = bytes("05 8c 09 02 a1 01 85 02 75 08 95 3f 81 02 c0");
  private static final byte[] KEYBOARD =
      bytes("05 01 09 06 a1 01 05 07 19 e0 29 e7 75 8c 81 02 c0");

  @Test
  void interfacesAreFoundWithTheirEndpointsWhateverTheirNumbers() {
    assertThat(HidDescriptors.interfaces(SCANNER))
        .containsExactly(
            new HidInterface(0, 0, true, 0x3f, 0x82), new HidInterface(1, 0, false, 0x104, 0x84));
  }

  @Test
  void anInterfaceWithoutEndpointOrReportIsOfNoUse() {
    byte[] bare = bytes("09 04 00 00 00 03 00 00 00");
    assertThat(HidDescriptors.interfaces(bare)).hasSize(1).noneMatch(HidInterface::usable);
  }

  @Test
  void aScannerIsKnownByItsUsagePageAndNothingElse() {
    assertThat(HidDescriptors.uses(HID_POS, 0x8C)).isTrue();
    assertThat(HidDescriptors.uses(bytes("06 8c 00 a1 01 c0"), 0x8C)).isTrue();
    assertThat(HidDescriptors.uses(bytes("0b 02 00 8c 00 a1 01 c0"), 0x8C)).isTrue();
    assertThat(HidDescriptors.uses(bytes("fe 02 10 05 8c 05 8c c0"), 0x8C)).isTrue();
    assertThat(HidDescriptors.uses(KEYBOARD, 0x8C)).isFalse();
    assertThat(HidDescriptors.uses(bytes("fe 02 10 05 8c c0"), 0x8C)).isFalse();
  }

  @Test
  void cutAnywhereThereIsNoFailureAndNothingInvented() {
    List<HidInterface> all = HidDescriptors.interfaces(SCANNER);
    for (int cut = 0; cut < SCANNER.length; cut++) {
      List<HidInterface> found = HidDescriptors.interfaces(Arrays.copyOf(SCANNER, cut));
      assertThat(found.size()).as("cut at %d", cut).isLessThanOrEqualTo(all.size());
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).in()).isIn(UsbDescriptors.NONE, all.get(i).in());
      }
    }
    for (int cut = 0; cut < 2; cut++) {
      assertThat(HidDescriptors.uses(Arrays.copyOf(HID_POS, cut), 0x8C)).isFalse();
    }
  }

  @Test
  void rubbishEndsWithoutFailure() {
    long seed = 7_001_003;
    Random random = new Random(seed);
    for (int round = 0; round < 50_000; round++) {
      byte[] device = Arrays.copyOf(SCANNER, SCANNER.length);
      byte[] report = Arrays.copyOf(HID_POS, HID_POS.length);
      for (int flips = random.nextInt(6); flips >= 0; flips--) {
        device[random.nextInt(device.length)] = (byte) random.nextInt(256);
        report[random.nextInt(report.length)] = (byte) random.nextInt(256);
      }
      assertThat(HidDescriptors.interfaces(device).size()).as("seed %d", seed).isLessThan(20);
      boolean named = HidDescriptors.uses(report, 0x8C);
      assertThat(named && !contains(report)).as("seed %d", seed).isFalse();
    }
  }

  private static boolean contains(byte[] report) {
    for (byte each : report) {
      if (each == (byte) 0x8C) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
