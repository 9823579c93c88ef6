package vn.motcua.devices.printer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.devices.printer.slip.Letters;

class VietnamesePageTest {
  private static List<String> vietnamese() {
    return Letters.all().stream().filter(letter -> "ŏĭŭŎĬŬ".indexOf(letter) < 0).toList();
  }

  @ParameterizedTest
  @EnumSource(VietnamesePage.class)
  void everyLetterThatAPageHasComesBackFromItsBytes(VietnamesePage page) {
    for (String letter : vietnamese()) {
      for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
        for (Optional<Cell> cell : page.encode(Normalizer.normalize(letter, form))) {
          cell.ifPresent(there ->
              assertThat(page.decode(there.table(), HexFormat.of().parseHex(there.hex())))
                  .isEqualTo(letter));
        }
        assertThat(page.encode(Normalizer.normalize(letter, form))).hasSize(1);
      }
    }
  }

  @Test
  void tcvn3AndWindowsHaveAllLettersAndVisciiAllButSixCapitals() {
    assertThat(lacking(VietnamesePage.TCVN3)).isEmpty();
    assertThat(lacking(VietnamesePage.WPC1258)).isEmpty();
    assertThat(lacking(VietnamesePage.VISCII))
        .containsExactlyInAnyOrder("Ẳ", "Ẵ", "Ẫ", "Ỷ", "Ỹ", "Ỵ");
  }

  private static List<String> lacking(VietnamesePage page) {
    return vietnamese().stream()
        .filter(letter -> page.encode(letter).getFirst().isEmpty())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(VietnamesePage.class)
  void noTextBecomesAControlCode(VietnamesePage page) {
    for (int code = 0; code < 0x3000; code++) {
      String letter = String.valueOf((char) code);
      for (Optional<Cell> cell : page.encode("a" + letter + "b")) {
        cell.ifPresent(there -> {
          assertThat(there.first()).as("U+%04X", (int) letter.charAt(0)).isBetween(0x20, 0xff);
          assertThat(there.first()).isNotEqualTo(0x7f);
          assertThat(there.second() == Cell.NONE || there.second() > 0x7f).isTrue();
        });
      }
    }
  }

  @Test
  void aCommuneNameThatWouldSendXoffIsSafeInEveryPage() {
    TextLine tcvn = new TextLine(VietnamesePage.TCVN3, 30, 31);
    byte[] bytes = tcvn.encode("XÃ TỊNH KỲ").orElseThrow();
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("1b741e581b741fb72054de4e48204bfa");
    assertThat(new TextLine(VietnamesePage.VISCII, 51, 51).encode("MẪU")).isEmpty();
    assertThat(new TextLine(VietnamesePage.VISCII, 51, 51).encode("KỲ")).isPresent();
  }

  @Test
  void aPageWithOneTableCannotWriteTonedCapitalsOfTcvn() {
    TextLine xprinter = new TextLine(VietnamesePage.TCVN3, 27, 27);
    assertThat(xprinter.encode("Phiếu số thứ tự")).isPresent();
    assertThat(xprinter.encode("PHIẾU")).isEmpty();
  }

  @Test
  void hreLettersAreInNoPageAndAreDrawnInstead() {
    assertThat(new TextLine(VietnamesePage.TCVN3, 30, 31).encode("Pơlŏ")).isEmpty();
    assertThat(new TextLine(VietnamesePage.WPC1258, 52, 52).encode("Pơlŏ")).isEmpty();
  }
}
