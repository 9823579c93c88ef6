package vn.motcua.provisioning.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All numbers here are invented. */
class PersonalNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "001099000123",
        "CCCD 001099000123 làm mất",
        "001 099 000 123",
        "001.099.000.123",
        "0 0 1 0 9 9 0 0 0 1 2 3",
        "001-099-000-123",
        "001 - 099 - 000 - 123",
        "số001099000123a",
        "001\u200b099\u200b000\u200b123",
        "\uff10\uff10\uff11\uff10\uff19\uff19\uff10\uff10\uff10\uff11\uff12\uff13",
        "\u0660\u0660\u0661\u0660\u0669\u0669\u0660\u0660\u0660",
        "001\u00a0099\u2011000\u2013123",
        "CMND 212345678",
        "ĐT 0905 123 456",
        "+84 905 123 456",
        "hồ sơ H48.53-220921-0099 của 001099000123",
      })
  void aPersonsNumberIsFoundHoweverItIsWritten(String text) {
    assertThat(PersonalNumber.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Công dân làm mất phiếu",
        "Cán bộ đi họp đến 14:30",
        "Nghỉ từ 20/11/2026 07:30 đến 25/11/2026",
        "Ngày 20-11-2026",
        "Phòng 12, tầng 3, quầy 1001",
        "000.00.53.H48-220921-0099",
        "hồ sơ H48.53-220921-0099",
        "12345678",
        "",
      })
  void whatIsNoPersonsNumberIsLetIn(String text) {
    assertThat(PersonalNumber.isIn(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"001099000123", "212345678", "0905-123-456"})
  void anIdThatIsAPersonsNumberIsFound(String id) {
    assertThat(PersonalNumber.isAll(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"touch-1", "abcdef-1234", "a01099000123", "0123456789012345678901234567"})
  void anIdThatAMachineMadeIsLetIn(String id) {
    assertThat(PersonalNumber.isAll(id)).isFalse();
  }
}
