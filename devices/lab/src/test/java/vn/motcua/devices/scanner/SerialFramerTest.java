package vn.motcua.devices.scanner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SerialFramerTest {
  private static final String CODE = "H17.34-260615-0042";
  private static final String VIETNAMESE = "Đơn đề nghị số 7";

  @ParameterizedTest
  @EnumSource(Suffix.class)
  void twoCodesCutAtEveryByteAreStillRead(Suffix suffix) {
    byte[] first = framed(suffix, CODE);
    byte[] second = framed(suffix, VIETNAMESE);
    for (int cut = 0; cut <= first.length; cut++) {
      SerialFramer framer = new SerialFramer(suffix);
      List<ScanEvent> events = new ArrayList<>(framer.feed(first, cut));
      byte[] rest = Arrays.copyOfRange(first, cut, first.length);
      events.addAll(framer.feed(rest, rest.length));
      events.addAll(framer.silence());
      events.addAll(framer.feed(second, second.length));
      events.addAll(framer.silence());
      assertThat(texts(events)).as("cut at %s", cut).containsExactly(CODE, VIETNAMESE);
      assertThat(framer.pending()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Suffix.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void codesWithoutPauseByteByByteAreStillRead(Suffix suffix) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(framed(suffix, CODE));
    all.writeBytes(framed(suffix, VIETNAMESE));
    all.writeBytes(framed(suffix, CODE));
    SerialFramer framer = new SerialFramer(suffix);
    List<ScanEvent> events = new ArrayList<>();
    for (byte b : all.toByteArray()) {
      events.addAll(framer.feed(new byte[] {b}, 1));
    }
    assertThat(texts(events)).containsExactly(CODE, VIETNAMESE, CODE);
  }

  @Test
  void noiseBeforeStxIsReportedWithItsPlaceAndTheCodeBehindItIsRead() {
    SerialFramer framer = new SerialFramer(Suffix.STX_ETX);
    byte[] bytes = "zz\u0002ab\u0003y\u0002cd\u0003".getBytes(UTF_8);
    assertThat(framer.feed(bytes, bytes.length))
        .containsExactly(
            new ScanEvent.Garbled(0, 2, "stands outside STX and ETX"),
            new ScanEvent.Code(3, new AimCode("", "ab")),
            new ScanEvent.Garbled(6, 1, "stands outside STX and ETX"),
            new ScanEvent.Code(8, new AimCode("", "cd")));
  }

  @Test
  void bytesThatAreNoUtf8AreGarbledAndTheNextCodeIsRead() {
    SerialFramer framer = new SerialFramer(Suffix.CR);
    byte[] bytes = {'a', (byte) 0xC3, 0x0D, 'o', 'k', 0x0D};
    assertThat(framer.feed(bytes, bytes.length))
        .containsExactly(
            new ScanEvent.Garbled(0, 2, "is not UTF-8"),
            new ScanEvent.Code(3, new AimCode("", "ok")));
  }

  @Test
  void aCodeOfTheGreatestLengthIsReadAndOneByteMoreIsNot() {
    SerialFramer framer = new SerialFramer(Suffix.LF);
    byte[] most = framed(Suffix.LF, "7".repeat(SerialFramer.CODE_BYTES_MAX));
    assertThat(texts(framer.feed(most, most.length))).hasSize(1);
    byte[] more = framed(Suffix.LF, "7".repeat(SerialFramer.CODE_BYTES_MAX + 1));
    assertThat(framer.feed(more, more.length))
        .containsExactly(
            new ScanEvent.Garbled(
                most.length, SerialFramer.CODE_BYTES_MAX + 1, "longer than 7089 bytes"));
    byte[] next = framed(Suffix.LF, CODE);
    assertThat(texts(framer.feed(next, next.length))).containsExactly(CODE);
  }

  @Test
  void aCodeWhoseSuffixIsLostIsDroppedAfterSilence() {
    SerialFramer framer = new SerialFramer(Suffix.CR);
    byte[] half = "H17.3".getBytes(UTF_8);
    framer.feed(half, half.length);
    assertThat(framer.silence())
        .containsExactly(new ScanEvent.Garbled(0, 5, "ended without its suffix"));
    byte[] next = framed(Suffix.CR, CODE);
    assertThat(texts(framer.feed(next, next.length))).containsExactly(CODE);
  }

  @Test
  void anAimIdentifierIsTakenOffAndABracketOfTheCodeIsNot() throws Exception {
    assertThat(aim("]C0ABC")).isEqualTo(new AimCode("]C0", "ABC"));
    assertThat(aim("]d2010")).isEqualTo(new AimCode("]d2", "010"));
    assertThat(aim("]é1x")).isEqualTo(new AimCode("", "]é1x"));
    assertThat(aim("]C")).isEqualTo(new AimCode("", "]C"));
  }

  private static AimCode aim(String text) throws CharacterCodingException {
    return AimCode.decode(text.getBytes(UTF_8));
  }

  static byte[] framed(Suffix suffix, String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (suffix == Suffix.STX_ETX) {
      out.write(2);
    }
    out.writeBytes(text.getBytes(UTF_8));
    out.writeBytes(suffix.bytes());
    return out.toByteArray();
  }

  static List<String> texts(List<ScanEvent> events) {
    return events.stream()
        .filter(ScanEvent.Code.class::isInstance)
        .map(e -> ((ScanEvent.Code) e).code().text())
        .toList();
  }
}
