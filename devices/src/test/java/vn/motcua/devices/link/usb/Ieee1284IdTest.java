package vn.motcua.devices.link.usb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Ieee1284IdTest {
  private static final String TEXT = "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;";

  @Test
  void theFieldsAreReadByTheirShortKeys() {
    Ieee1284Id id =
        Ieee1284Id.parse(raw(70, "MANUFACTURER:Acme ; model:XP-80;COMMAND SET:ESC/POS;SN:0001;"));

    assertThat(id.fields())
        .containsExactlyEntriesOf(
            Ieee1284Id.parse(raw(0, "MFG:Acme;MDL:XP-80;CMD:ESC/POS;SN:0001")).fields());
    assertThat(id.words()).isEqualTo("Acme XP-80");
    assertThat(id.get("DES")).isEmpty();
  }

  @Test
  void aLengthThatLiesCostsNothing() {
    for (int length : new int[] {0, 1, TEXT.length(), TEXT.length() + 2, 1000, 0xffff}) {
      assertThat(Ieee1284Id.parse(raw(length, TEXT)).get("MDL")).isEqualTo("TM-T20III");
    }
  }

  @Test
  void cutAnywhereItGivesWhatWasWholeAndNeverFails() {
    byte[] whole = raw(TEXT.length() + 2, TEXT);
    for (int cut = 0; cut <= whole.length; cut++) {
      Map<String, String> fields = Ieee1284Id.parse(Arrays.copyOf(whole, cut)).fields();
      assertThat(fields.size()).isLessThanOrEqualTo(4);
      if (cut >= 2 + "MFG:EPSON;".length()) {
        assertThat(fields).containsEntry("MFG", "EPSON");
      }
    }
  }

  @Test
  void rubbishIsNoFieldAndNoFailure() {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      assertThat(Ieee1284Id.parse(bytes).fields().size()).as("seed %d", seed).isLessThan(33);
    }
    assertThat(Ieee1284Id.parse(raw(2, "")).words())
        .isEqualTo("a printer that does not name itself");
  }

  @Test
  void theStatusByteOfAHealthyPrinterIs18() {
    assertThat(PortStatus.of(0x18)).isEqualTo(new PortStatus(false, true, false, true));
    assertThat(PortStatus.of(0x30)).isEqualTo(new PortStatus(true, true, true, true));
    assertThat(PortStatus.of(0x00).told()).isFalse();
    assertThat(PortStatus.of(0xff).told()).isFalse();
  }

  private static byte[] raw(int length, String text) {
    byte[] raw = ("  " + text).getBytes(ISO_8859_1);
    raw[0] = (byte) (length >> 8);
    raw[1] = (byte) length;
    return raw;
  }
}
