package vn.motcua.devices.zkteco.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Packets, times and keys of a terminal. The bytes were published with the descriptions of the
 * protocol (adrobinoga/zk-protocol, fananimi/pyzk).
 */
class ZkPacketTest {
  private static final byte[] ASKS_OS =
      HexFormat.of().parseHex("5050827d0c0000000b0058efc5c005007e4f5300");
  private static final ZkPacket PACKET =
      new ZkPacket(11, 49_349, 5, "~OS\0".getBytes(StandardCharsets.US_ASCII));

  private static byte[] payload() {
    return Arrays.copyOfRange(ASKS_OS, 8, ASKS_OS.length);
  }

  @Test
  void aPacketHasThePublishedBytes() {
    assertThat(PACKET.frame()).isEqualTo(ASKS_OS);
    assertThat(PACKET.payload()).isEqualTo(payload());
    assertThat(ZkPacket.ofPayload(payload())).contains(PACKET);
    assertThat(PACKET.is(ZkCommand.OPTIONS_RRQ)).isTrue();
    assertThat(PACKET.is(ZkCommand.CONNECT)).isFalse();
    assertThat(new ZkPacketParts(PACKET)).isEqualTo(new ZkPacketParts(11, 49_349, 5, "7e4f5300"));
  }

  private record ZkPacketParts(int command, int session, int reply, String data) {
    ZkPacketParts(ZkPacket of) {
      this(of.command(), of.session(), of.reply(), HexFormat.of().formatHex(of.data()));
    }
  }

  @Test
  void anOddLastByteIsPaddedForTheChecksum() {
    byte[] frame = HexFormat.of().parseHex("5050827d09000000f401a7fc0001000064");
    ZkPacket packet = new ZkPacket(500, 256, 0, (byte) 0x64);
    assertThat(packet.frame()).isEqualTo(frame);
    assertThat(ZkPacket.ofPayload(Arrays.copyOfRange(frame, 8, frame.length))).contains(packet);
  }

  @Test
  void aPayloadWithAWrongChecksumIsReadButIsNoPacket() {
    byte[] damaged = payload();
    damaged[9]++;
    assertThat(ZkPacket.ofPayload(damaged)).isEmpty();
    ZkPacket.Decoded decoded = ZkPacket.decode(damaged).orElseThrow();
    assertThat(decoded.checksumGood()).isFalse();
    assertThat(decoded.checksum()).isEqualTo(0xef58);
  }

  @Test
  void aPayloadHasAHeaderAndUpToSixtyFourKibibytes() {
    assertThat(ZkPacket.decode(new byte[7])).isEmpty();
    assertThat(ZkPacket.decode(new byte[8])).isPresent();
    assertThat(ZkPacket.decode(new byte[8 + 0x10000])).isPresent();
    assertThat(ZkPacket.decode(new byte[9 + 0x10000])).isEmpty();
    assertThat(new ZkPacket(1, 2, 3, new byte[0x10000]).data()).hasSize(0x10000);
    assertThatThrownBy(() -> new ZkPacket(1, 2, 3, new byte[0x10001]))
        .hasMessage("data of 65537 bytes");
  }

  @Test
  void packetsAreEqualInAllTheirParts() {
    assertThat(PACKET)
        .isEqualTo(new ZkPacket(11, 49_349, 5, PACKET.data()))
        .hasSameHashCodeAs(new ZkPacket(11, 49_349, 5, PACKET.data()))
        .isNotEqualTo(new ZkPacket(12, 49_349, 5, PACKET.data()))
        .isNotEqualTo(new ZkPacket(11, 1, 5, PACKET.data()))
        .isNotEqualTo(new ZkPacket(11, 49_349, 6, PACKET.data()))
        .isNotEqualTo(new ZkPacket(11, 49_349, 5, (byte) 1));
    assertThat(PACKET.toString()).isEqualTo("OPTIONS_RRQ (11) session 49349 reply 5, 4 bytes");
  }

  @Test
  void datagramsWrittenOneAfterTheOtherAreCutWhereTheNextBegins() {
    byte[] one = PACKET.payload();
    byte[] two = new ZkPacket(1_000, 0, 0).payload();
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    assertThat(ZkDatagrams.cut(both))
        .containsExactly(
            new ZkFrame.Good(0, 12, PACKET), new ZkFrame.Good(12, 8, new ZkPacket(1_000, 0, 0)));
    byte[] noisy = new byte[3 + one.length];
    System.arraycopy(one, 0, noisy, 3, one.length);
    assertThat(ZkDatagrams.cut(noisy))
        .containsExactly(new ZkFrame.Noise(0, 3), new ZkFrame.Good(3, one.length, PACKET));
  }

  @Test
  void aDatagramThatIsDamagedIsOneWithAWrongChecksumAndAShortOneIsNoise() {
    byte[] damaged = payload();
    damaged[9]++;
    assertThat(ZkDatagrams.cut(damaged))
        .singleElement()
        .isInstanceOfSatisfying(
            ZkFrame.BadChecksum.class, bad -> assertThat(bad.length()).isEqualTo(12));
    assertThat(ZkDatagrams.cut(new byte[7])).containsExactly(new ZkFrame.Noise(0, 7));
    assertThat(ZkDatagrams.cut(new byte[0])).isEmpty();
  }

  @Test
  void aFrameWithAWrongChecksumThatHidesAnotherGivesTheOtherToo() {
    byte[] bytes = new byte[40];
    Le.put32(bytes, 0, 0x7D825050L);
    Le.put32(bytes, 4, 32);
    bytes[8] = 1;
    System.arraycopy(ASKS_OS, 0, bytes, 20, ASKS_OS.length);
    assertThat(new ZkStreamDecoder().feed(bytes, bytes.length))
        .satisfiesExactly(
            bad ->
                assertThat(bad)
                    .isInstanceOfSatisfying(
                        ZkFrame.BadChecksum.class, b -> assertThat(b.length()).isEqualTo(20)),
            good -> assertThat(good).isEqualTo(new ZkFrame.Good(20, 20, PACKET)));
    byte[] alone = ASKS_OS.clone();
    alone[10]++;
    assertThat(new ZkStreamDecoder().feed(alone, alone.length))
        .singleElement()
        .isInstanceOfSatisfying(
            ZkFrame.BadChecksum.class, bad -> assertThat(bad.length()).isEqualTo(20));
  }

  @ParameterizedTest
  @CsvSource({
    "594064235, 2018-06-25T17:50:35",
    "786378615, 2024-06-19T14:30:15",
    "514321320, 2016-01-01T19:02:00",
    "0, 2000-01-01T00:00:00",
  })
  void aPackedTimeIsTheWallClockOfTheTerminal(long packed, LocalDateTime time) {
    assertThat(ZkTime.decode(packed)).contains(time);
    assertThat(ZkTime.encode(time)).isEqualTo(packed);
    assertThat(ZkTime.event(ZkTime.event(time), 0)).contains(time);
  }

  @Test
  void aTimeThatNoClockShowsIsNone() {
    assertThat(ZkTime.decode(((1 * 12L + 1) * 31 + 29) * 86_400)).as("30 February").isEmpty();
    assertThat(ZkTime.decode(100L * 12 * 31 * 86_400)).as("the year 2100").isEmpty();
    assertThat(ZkTime.decode((99L * 12 + 11) * 31 * 86_400))
        .contains(LocalDateTime.of(2099, 12, 1, 0, 0));
    assertThat(ZkTime.event(new byte[] {26, 13, 1, 0, 0, 0}, 0)).isEmpty();
    assertThat(ZkTime.isPossible(LocalDateTime.of(1999, 12, 31, 23, 59))).isFalse();
    assertThat(ZkTime.isPossible(LocalDateTime.of(2000, 1, 1, 0, 0))).isTrue();
    assertThat(ZkTime.isPossible(LocalDateTime.of(2099, 12, 31, 23, 59))).isTrue();
    assertThat(ZkTime.isPossible(LocalDateTime.of(2100, 1, 1, 0, 0))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 617d3279", "0, 789, 617d327a", "0, 4660, 617d326b"})
  void theKeyOfATerminalIsProvenWithAToken(int key, int session, String token) {
    assertThat(HexFormat.of().formatHex(CommKey.token(key, session))).isEqualTo(token);
  }

  @Test
  void aTextEndsAtItsFirstNulOrWithItsField() {
    byte[] field = "abc\0xyz!".getBytes(StandardCharsets.US_ASCII);
    assertThat(Le.text(field, 0, 7, StandardCharsets.US_ASCII)).isEqualTo("abc");
    assertThat(Le.text(field, 4, 3, StandardCharsets.US_ASCII)).isEqualTo("xyz");
    Le.putText(field, 4, 3, "12345", StandardCharsets.US_ASCII);
    assertThat(new String(field, StandardCharsets.US_ASCII)).isEqualTo("abc\000123!");
  }
}
