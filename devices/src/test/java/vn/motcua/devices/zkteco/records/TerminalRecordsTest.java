package vn.motcua.devices.zkteco.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.devices.zkteco.packet.Le;

/**
 * Records as terminals keep them, byte for byte. The bytes of the records of 8, 40 and 72 were
 * published with the descriptions of the protocol (fananimi/pyzk, adrobinoga/zk-protocol).
 */
class TerminalRecordsTest {
  private static final Charset PAGE = StandardCharsets.UTF_8;
  private static final String ZEM500 = "07002800a8eba71e";
  private static final String LONG =
      "0d00393939313131333333000000000000000000000000000000016bb368230000000000ff000000";
  private static final String MIDDLE = "37000000" + "6bb36823" + "0f" + "01" + "0000" + "2a000000";
  private static final String USER =
      "0D000034343400C69A807C4E6564000000000000000000000000000000000000000000DE000000020100010002"
          + "000000353535000000000000000000000000000000000000000000";
  private static final LocalDateTime AT = LocalDateTime.of(2018, 6, 25, 17, 50, 35);

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** A table as a terminal sends it: its size, and its records. */
  private static byte[] table(String... records) {
    byte[] all = bytes(String.join("", records));
    byte[] table = new byte[4 + all.length];
    Le.put32(table, 0, all.length);
    System.arraycopy(all, 0, table, 4, all.length);
    return table;
  }

  private static AttendanceLog log(int count, String... records) {
    return AttendanceLog.decode(table(records), count);
  }

  @Test
  void aRecordOfFortyBytesHasTheUserAsText() {
    Punch punch = new Punch(13, "999111333", AT, 1, 0, 0);
    assertThat(log(1, LONG)).isEqualTo(new AttendanceLog(List.of(punch), 0, ""));
    assertThat(log(0, LONG, LONG).punches()).as("without a count").containsExactly(punch, punch);
  }

  @Test
  void aRecordOfSixteenBytesHasTheUserAsANumberAndAWorkCode() {
    assertThat(log(1, MIDDLE).punches()).containsExactly(new Punch(0, "55", AT, 15, 1, 42));
    assertThat(log(0, MIDDLE).punches()).containsExactly(new Punch(0, "55", AT, 15, 1, 42));
  }

  @Test
  void aRecordOfEightBytesIsReadInTheOrderThatGivesAPossibleYear() {
    assertThat(log(1, ZEM500).punches())
        .containsExactly(new Punch(7, "7", LocalDateTime.of(2016, 1, 1, 19, 2), 8, 2, 0));
    assertThat(log(1, "0700" + "01" + "6bb36823" + "05").punches())
        .containsExactly(new Punch(7, "7", AT, 1, 5, 0));
  }

  @Test
  void aLongerRecordIsReadBehindItsPrefixWhereThereIsOne() {
    Punch punch = new Punch(13, "999111333", AT, 1, 0, 0);
    assertThat(log(1, "ff323535" + "0000000000" + LONG).punches()).containsExactly(punch);
    assertThat(log(1, LONG + "00".repeat(9)).punches()).containsExactly(punch);
  }

  @Test
  void anEmptyLogIsNoFault() {
    assertThat(log(0)).isEqualTo(new AttendanceLog(List.of(), 0, ""));
    assertThat(log(7)).isEqualTo(new AttendanceLog(List.of(), 0, ""));
  }

  @Test
  void aLogThatIsCutShortGivesNoPunchAndSaysWhatCame() {
    assertThat(AttendanceLog.decode(new byte[3], 0))
        .isEqualTo(new AttendanceLog(List.of(), 1, "an attendance log of 3 bytes has no size"));
    byte[] table = table(LONG);
    Le.put32(table, 0, 80);
    assertThat(AttendanceLog.decode(table, 2))
        .isEqualTo(new AttendanceLog(List.of(), 1, "the log says 80 bytes and 40 came"));
  }

  @Test
  void recordsOfNoKnownSizeGiveNoPunch() {
    assertThat(log(3, LONG).reason()).isEqualTo("40 bytes do not divide into 3 records");
    assertThat(log(2, LONG).reason()).isEqualTo("records of 20 bytes are of no known layout");
    assertThat(log(0, "00".repeat(7)).reason())
        .isEqualTo("no known record layout fits these 7 bytes");
  }

  @Test
  void aRecordThatIsNoPunchIsCountedAndStaysInTheTerminal() {
    String nobody = "0d00" + "00".repeat(24) + LONG.substring(52);
    AttendanceLog log = log(2, LONG, nobody);
    assertThat(log.punches()).hasSize(1);
    assertThat(log.unread()).isEqualTo(1);
    assertThat(log.reason()).isEqualTo("1 records of 40 bytes are not punches");
  }

  @ParameterizedTest
  @ValueSource(strings = {"20", "7f", "c3"})
  void aUserIsWrittenInVisibleAsciiOrIsNone(String letter) {
    assertThat(log(1, LONG.replaceFirst("39", letter)).punches()).isEmpty();
  }

  @Test
  void aPieceOfAConversationIsReadWithOrWithoutFourBytesInFront() {
    Punch punch = new Punch(13, "999111333", AT, 1, 0, 0);
    for (String piece : List.of(LONG + LONG, "00000000" + LONG + LONG)) {
      assertThat(AttendanceLog.fragment(bytes(piece)).orElseThrow().punches())
          .containsExactly(punch, punch);
    }
  }

  @Test
  void aPieceThatEndsInsideARecordIsBelievedFromFourRecordsOn() {
    assertThat(AttendanceLog.fragment(bytes(LONG.repeat(4) + "0d00"))).isPresent();
    assertThat(AttendanceLog.fragment(bytes(LONG.repeat(3) + "0d0039"))).isEmpty();
    assertThat(AttendanceLog.fragment(new byte[0])).isEmpty();
  }

  @Test
  void aPieceWithYearsInWhichNoTerminalWasUsedIsNoPiece() {
    byte[] early = bytes(LONG + LONG);
    Le.put32(early, 27, 0);
    assertThat(AttendanceLog.fragment(early)).isEmpty();
  }

  @Test
  void aUserOfSeventyTwoBytesIsReadWithoutItsPassword() {
    assertThat(ZkUser.table(table(USER), 1, PAGE))
        .containsExactly(new ZkUser(13, 0, true, "Ned", 222, "2", "555"));
  }

  @Test
  void aUserOfANewerFirmwareHasItsGroupAsText() {
    ZkUser user = new ZkUser(13, 14, false, "Trần Thị Mẫu", 222, "12", "555");
    byte[] record = user.record72(PAGE);
    assertThat(record).hasSize(72);
    assertThat(ZkUser.readLong(record, 0, PAGE)).isEqualTo(user);
  }

  @Test
  void aUserOfTwentyEightBytesHasEightLettersOfItsName() {
    ZkUser user = new ZkUser(300, 6, false, "Nguyen Van Mau", 70_000, "3", "100001");
    byte[] record = user.record28(PAGE);
    assertThat(record).hasSize(28);
    byte[] table = table(HexFormat.of().formatHex(record), HexFormat.of().formatHex(record));
    ZkUser read = new ZkUser(300, 6, false, "Nguyen V", 70_000, "3", "100001");
    assertThat(ZkUser.table(table, 2, PAGE)).containsExactly(read, read);
    assertThat(ZkUser.table(table, 0, PAGE)).as("without a count").containsExactly(read, read);
  }

  @Test
  void aTableOfUsersThatIsNotWholeIsRefused() {
    byte[] cut = java.util.Arrays.copyOf(table(USER), 75);
    assertThatThrownBy(() -> ZkUser.table(cut, 1, PAGE))
        .hasMessage("not a whole user table: 75 bytes");
    assertThatThrownBy(() -> ZkUser.table(new byte[3], 1, PAGE))
        .hasMessage("not a whole user table: 3 bytes");
    assertThatThrownBy(() -> ZkUser.table(table("00".repeat(30)), 1, PAGE))
        .hasMessage("user records of 30 bytes are not known");
    assertThatThrownBy(() -> ZkUser.table(table("00".repeat(30)), 0, PAGE))
        .hasMessage("user records of 0 bytes are not known");
    assertThat(ZkUser.table(table(), 0, PAGE)).isEmpty();
  }

  @Test
  void whatTheLogsSayOfAUserOrAPunchNamesNobody() {
    assertThat(new ZkUser(13, 14, false, "Trần Thị Mẫu", 222, "2", "555").toString())
        .contains("uid=13", "privilege=14", "enabled=false")
        .doesNotContain("Mẫu", "222", "555");
    assertThat(new Punch(13, "999111333", AT, 1, 0, 0).toString()).doesNotContain("999111333");
  }

  @Test
  void howMuchATerminalHoldsStandsInEightyBytes() {
    Sizes sizes = new Sizes(7, 9, 1_234, 100_000);
    assertThat(sizes.encode()).hasSize(80);
    assertThat(Sizes.decode(sizes.encode())).contains(sizes);
    assertThat(Sizes.decode(new byte[79])).isEmpty();
    byte[] much = new byte[84];
    Le.put32(much, 32, 0xFFFF_FFFFL);
    assertThat(Sizes.decode(much)).contains(new Sizes(0, 0, Integer.MAX_VALUE, 0));
  }
}
