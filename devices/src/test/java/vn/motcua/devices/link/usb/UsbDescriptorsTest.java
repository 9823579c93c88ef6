package vn.motcua.devices.link.usb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.link.usb.UsbDescriptors.PrinterInterface;

class UsbDescriptorsTest {
  private static final String DEVICE = "12 01 00 02 00 00 00 40 16 04 11 50 00 01 01 02 03 01 ";

  /** One interface as the POS-5890 has it: OUT 03, IN 81. */
  private static final byte[] POS_5890 =
      bytes(
          DEVICE
              + "09 02 20 00 01 01 00 c0 32 "
              + "09 04 00 00 02 07 01 02 00 "
              + "07 05 81 02 40 00 00 "
              + "07 05 03 02 40 00 00");

  /** A keyboard, then a printer with a second setting for IEEE 1284.4 and an interrupt endpoint. */
  private static final byte[] COMPOSITE =
      bytes(
          DEVICE
              + "09 02 00 00 02 01 00 c0 32 09 04 00 00 01 03 01 01 00 09 21 11 01 00 01 22 3f 00"
              + " 07 05 82 03 08 00 0a 09 04 01 00 03 07 01 01 00 07 05 83 03 08 00 0a 07 05 02 02"
              + " 00 02 00 07 05 84 02 00 02 00 09 04 01 01 02 07 01 03 00 07 05 02 02 00 02 00 07"
              + " 05 84 02 00 02 00");

  @Test
  void endpointsAreTakenFromTheDescriptorsWhateverTheirNumbers() {
    assertThat(UsbDescriptors.printers(POS_5890))
        .containsExactly(new PrinterInterface(0, 0, 0, 2, 0x03, 0x81));
  }

  @Test
  void aPrinterAmongOthersIsFoundWithAllItsSettings() {
    List<PrinterInterface> found = UsbDescriptors.printers(COMPOSITE);

    assertThat(found)
        .containsExactly(
            new PrinterInterface(0, 1, 0, 1, 0x02, 0x84),
            new PrinterInterface(0, 1, 1, 3, 0x02, 0x84));
    assertThat(found).extracting(PrinterInterface::usable).containsExactly(true, false);
  }

  @Test
  void aPrinterThatNeverTalksHasNoEndpointInwards() {
    byte[] mute = Arrays.copyOf(POS_5890, POS_5890.length);
    mute[18 + 9 + 9 + 2] = 0x01; // Its IN endpoint becomes a second OUT endpoint.
    assertThat(UsbDescriptors.printers(mute).getFirst().in()).isEqualTo(UsbDescriptors.NONE);
    assertThat(UsbDescriptors.printers(mute).getFirst().usable()).isTrue();
  }

  @Test
  void cutAnywhereThereIsNoFailureAndNothingInvented() {
    for (byte[] whole : List.of(POS_5890, COMPOSITE)) {
      List<PrinterInterface> all = UsbDescriptors.printers(whole);
      for (int cut = 0; cut < whole.length; cut++) {
        List<PrinterInterface> found = UsbDescriptors.printers(Arrays.copyOf(whole, cut));
        assertThat(found.size()).as("cut at %d", cut).isLessThanOrEqualTo(all.size());
        for (int i = 0; i < found.size(); i++) {
          PrinterInterface want = all.get(i);
          assertThat(found.get(i).number()).isEqualTo(want.number());
          assertThat(found.get(i).out()).isIn(UsbDescriptors.NONE, want.out());
          assertThat(found.get(i).in()).isIn(UsbDescriptors.NONE, want.in());
        }
      }
    }
  }

  @Test
  void rubbishEndsAndGivesOnlyWhatTheBytesSay() {
    long seed = 7_001_002;
    Random random = new Random(seed);
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = Arrays.copyOf(COMPOSITE, COMPOSITE.length);
      for (int flips = random.nextInt(6); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(UsbDescriptors.printers(bytes).size()).as("seed %d", seed).isLessThan(20);
    }
  }

  @Test
  void aLengthOfZeroDoesNotLoopForEver() {
    assertThat(UsbDescriptors.printers(new byte[64])).isEmpty();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
