package vn.motcua.devices.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import org.junit.jupiter.api.Test;

class AimCodeTest {
  @Test
  void eciMarkersChangeTheCharacterSetAndDoubledBackslashesAreOne() throws Exception {
    byte[] bytes = "]Q2a\\\\b\\000003\u00e9\\000026\u00c4\u0090".getBytes(ISO_8859_1);
    assertThat(AimCode.decode(bytes)).isEqualTo(new AimCode("]Q2", "a\\béĐ"));
  }

  @Test
  void withoutEciABackslashIsABackslash() throws Exception {
    assertThat(AimCode.decode("]Q1a\\000026".getBytes(UTF_8)))
        .isEqualTo(new AimCode("]Q1", "a\\000026"));
  }

  @Test
  void aBrokenOrUnknownMarkerIsNotGuessed() {
    for (String text : new String[] {"]Q2\\0000", "]Q2\\00002x", "]Q2\\000999", "]Q2\\"}) {
      assertThatThrownBy(() -> AimCode.decode(text.getBytes(UTF_8)))
          .as(text)
          .isInstanceOf(CharacterCodingException.class);
    }
  }

  @Test
  void identifiersNameTheirSymbology() {
    assertThat(Symbology.of("]C0")).contains(Symbology.CODE_128);
    assertThat(Symbology.of("]d2")).contains(Symbology.DATA_MATRIX);
    assertThat(Symbology.of("]Q1")).contains(Symbology.QR_CODE);
    assertThat(Symbology.of("")).isEmpty();
    assertThat(Symbology.gs1("]C1")).isTrue();
    assertThat(Symbology.gs1("]C0")).isFalse();
  }
}
