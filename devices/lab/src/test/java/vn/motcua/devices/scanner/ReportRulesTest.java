package vn.motcua.devices.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.devices.emulator.scanner.HidPosEmulator;

/** What stands at the edges of a report, a code and its identifier. */
class ReportRulesTest {
  private static final int REPORT = HidPosDecoder.REPORT_BYTES;

  private final HidPosDecoder decoder = new HidPosDecoder();

  @Test
  void aCodeIsPendingFromItsFirstByteToItsLast() {
    byte[] two = HidPosEmulator.reports("]Q1", "H".repeat(60));
    assertThat(decoder.pending()).isFalse();
    for (int sent = 0; sent < two.length - 1; sent++) {
      assertThat(feed(two, sent, sent + 1)).isEmpty();
      assertThat(decoder.pending()).as("after byte %d", sent).isTrue();
    }
    assertThat(feed(two, two.length - 1, two.length)).hasSize(1);
    assertThat(decoder.pending()).isFalse();
  }

  @Test
  void whatComesAfterALostReportHasItsOwnPlace() {
    feed(HidPosEmulator.reports("]Q1", "H".repeat(60)), 0, REPORT + 10);
    assertThat(decoder.silence())
        .containsExactly(
            new ScanEvent.Garbled(0, 56, "its last report is missing"),
            new ScanEvent.Garbled(REPORT, 10, "is not a whole report"));
    assertThat(decoder.silence()).isEmpty();
    byte[] next = HidPosEmulator.reports("]C0", "next");
    assertThat(feed(next, 0, next.length))
        .containsExactly(new ScanEvent.Code(REPORT + 10, new AimCode("]C0", "next")));
  }

  @Test
  void anotherReportInTheMiddleOfACodeCostsBoth() {
    byte[] begun = HidPosEmulator.reports("]Q1", "H".repeat(60));
    feed(begun, 0, REPORT);
    byte[] other = Arrays.copyOf(begun, REPORT);
    other[0] = 3;
    assertThat(feed(other, 0, REPORT))
        .containsExactly(
            new ScanEvent.Garbled(0, 56, "another report came into its middle"),
            new ScanEvent.Garbled(REPORT, REPORT, "is not a scanned-data report"));
  }

  @Test
  void aCodeOfAnotherKindInTheMiddleIsReadAndTheFirstIsNamed() {
    feed(HidPosEmulator.reports("]Q1", "H".repeat(60)), 0, REPORT);
    byte[] next = HidPosEmulator.reports("]C0", "next");
    assertThat(feed(next, 0, next.length))
        .containsExactly(
            new ScanEvent.Garbled(0, 56, "its last report is missing"),
            new ScanEvent.Code(REPORT, new AimCode("]C0", "next")));
  }

  @Test
  void theLongestCodeIsReadAndOneByteMoreIsNot() {
    String longest = "H".repeat(SerialFramer.CODE_BYTES_MAX);
    byte[] good = HidPosEmulator.reports("]Q1", longest);
    assertThat(feed(good, 0, good.length))
        .containsExactly(new ScanEvent.Code(0, new AimCode("]Q1", longest)));
    byte[] more = HidPosEmulator.reports("]Q1", longest + "H");
    assertThat(feed(more, 0, more.length).getFirst())
        .isEqualTo(
            new ScanEvent.Garbled(
                good.length,
                SerialFramer.CODE_BYTES_MAX + 1,
                "longer than " + SerialFramer.CODE_BYTES_MAX + " bytes"));
  }

  @Test
  void anEmptyCodeIsNone() {
    byte[] empty = HidPosEmulator.reports("]Q1", "");
    assertThat(feed(empty, 0, empty.length)).isEmpty();
    assertThat(decoder.pending()).isFalse();
  }

  @Test
  void aCodeThatIsNoTextIsNamedAndTheNextIsRead() {
    byte[] bad = HidPosEmulator.reports("]C0", "x");
    bad[5] = (byte) 0xFF;
    assertThat(feed(bad, 0, bad.length))
        .containsExactly(new ScanEvent.Garbled(0, 1, "is not UTF-8"));
    byte[] next = HidPosEmulator.reports("]C0", "next");
    assertThat(feed(next, 0, next.length))
        .containsExactly(new ScanEvent.Code(REPORT, new AimCode("]C0", "next")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"]A0", "]Z9", "]a0", "]z9", "]Aa", "]Az", "]AA", "]AZ"})
  void anIdentifierIsABracketALetterAndADigitOrLetter(String aim) throws Exception {
    assertThat(AimCode.decode(bytes(aim + "1001"))).isEqualTo(new AimCode(aim, "1001"));
    assertThat(AimCode.decode(bytes(aim))).isEqualTo(new AimCode(aim, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"]@0x", "][0x", "]`0x", "]{0x", "]A/x", "]A:x", "]A@x", "]A[x", "[A0x", "]A"})
  void anythingElseInFrontBelongsToTheCode(String text) throws Exception {
    assertThat(AimCode.decode(bytes(text))).isEqualTo(new AimCode("", text));
  }

  @Test
  void aCodeIsNotWrittenToTheLog() throws Exception {
    assertThat(AimCode.decode(bytes("]C0079202001234")))
        .hasToString("AimCode[aim=]C0, characters=12]");
  }

  @ParameterizedTest
  @CsvSource({"4, ISO-8859-2", "9, ISO-8859-7", "15, ISO-8859-13", "17, ISO-8859-15"})
  void eachPartOfISO8859HasItsNumber(int eci, Charset charset) throws Exception {
    byte[] latin = "é".getBytes(StandardCharsets.ISO_8859_1);
    byte[] marked = bytes("]Q2" + "\\%06d".formatted(eci));
    byte[] whole = Arrays.copyOf(marked, marked.length + 1);
    whole[marked.length] = latin[0];
    assertThat(AimCode.decode(whole).text()).isEqualTo(new String(latin, charset));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"]Q2\\000019x", "]Q2\\000900x", "]Q2\\00000", "]Q2\\00000/x", "]Q2\\00000:x"})
  void aNumberOfNoCharacterSetMakesTheCodeUnreadable(String text) {
    assertThatThrownBy(() -> AimCode.decode(bytes(text)))
        .isInstanceOf(CharacterCodingException.class);
  }

  private List<ScanEvent> feed(byte[] bytes, int from, int to) {
    byte[] part = Arrays.copyOfRange(bytes, from, to);
    return decoder.feed(part, part.length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
