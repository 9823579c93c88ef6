package vn.motcua.firmware.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.firmware.handoff.DossierCode.Verdict;

class DossierCodeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @ParameterizedTest
  @CsvSource({
    "000.00.53.H48-220921-0099, 000.00.53.H48-220921-0099",
    "H48.53-220921-0099, H48.53-220921-0099",
    "h48-261121-123456, H48-261121-123456",
    "H34.11.BT9-250101-0001, H34.11.BT9-250101-0001",
    "https://vd.example/tra-cuu?SoDinhDanh=012345678901&MaHoSo=000.00.53.H48-220921-0099,"
        + " 000.00.53.H48-220921-0099",
    "https://vd.example/tra-cuu?mahoso=H48.53-220921-0099#x, H48.53-220921-0099",
  })
  void bothFormsAreReadAloneOrFromAPortalAddress(String text, String code) {
    assertThat(DossierCode.read(text, TODAY)).isEqualTo(new Verdict.Dossier(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "012345678901",
        "123456789",
        "012345678901|123456789|Nguyễn Văn Mẫu|01011990|Nam|Thôn Mẫu|01012021",
      })
  void aCitizenCardIsKnownAsOne(String text) {
    assertThat(DossierCode.read(text, TODAY)).isEqualTo(new Verdict.CitizenCard());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "H48.53-221399-0099",
        "H48.53-261122-0099",
        "000.00.53.H48-220921-99",
        "8934567890123",
        "https://vd.example/apiqr/qr?id=abc",
        "https://vd.example/?MaHoSo=%zz",
        "H48.53-220921-0099 H48.53-220921-0100",
      })
  void anythingElseIsNoDossier(String text) {
    assertThat(DossierCode.read(text, TODAY)).isEqualTo(new Verdict.Other());
  }
}
