package vn.motcua.devices.fingerprint.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketTest {
  private final Packet found = Packet.acknowledge(Confirmation.OK, 1, 7, 0, 137);

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static List<PacketEvent> fed(byte[] bytes) {
    return new PacketDecoder().feed(bytes, bytes.length);
  }

  @Test
  void aPacketHasItsAddressInFrontAndItsSumAtTheEnd() {
    Packet packet = new Packet(0x12345678, Pid.DATA, bytes("fffefd"));
    assertThat(HexFormat.of().formatHex(packet.encode()))
        .isEqualTo("ef01" + "12345678" + "02" + "0005" + "fffefd" + "0301");
    assertThat(fed(packet.encode())).containsExactly(new PacketEvent.Good(0, packet));
  }

  @Test
  void aPacketCarriesUpToTwoHundredAndFiftySixBytes() {
    Packet full = new Packet(Packet.ADDRESS_DEFAULT, Pid.DATA, new byte[256]);
    assertThat(full.size()).isEqualTo(256);
    assertThat(fed(full.encode())).containsExactly(new PacketEvent.Good(0, full));
    assertThatThrownBy(() -> new Packet(Packet.ADDRESS_DEFAULT, Pid.DATA, new byte[257]))
        .hasMessage("content of 257 bytes");
    Packet empty = new Packet(Packet.ADDRESS_DEFAULT, Pid.DATA, new byte[0]);
    assertThat(fed(empty.encode())).containsExactly(new PacketEvent.Good(0, empty));
  }

  @Test
  void aLengthThatNoPacketHasIsNoise() {
    for (String length : List.of("0001", "0103", "ffff")) {
      byte[] bytes = bytes("ef01ffffffff02" + length + "00");
      PacketDecoder decoder = new PacketDecoder();
      assertThat(decoder.feed(bytes, bytes.length))
          .as(length)
          .containsExactly(new PacketEvent.Noise(0, bytes.length));
      assertThat(decoder.pending()).isFalse();
    }
  }

  @Test
  void theNumbersOfAnAnswerHaveTheirHighByteFirst() {
    assertThat(found.u8(0)).isZero();
    assertThat(found.u16(1)).isEqualTo(0x0107);
    assertThat(found.u16(3)).isEqualTo(137);
    assertThat(found.u8(4)).as("no sign").isEqualTo(137);
    assertThat(found.address()).isEqualTo(Packet.ADDRESS_DEFAULT);
    assertThat(found.pid()).isEqualTo(Pid.ACKNOWLEDGE);
  }

  @Test
  void packetsAreEqualInAllTheirParts() {
    Packet data = new Packet(7, Pid.DATA, bytes("0102"));
    assertThat(data)
        .isEqualTo(new Packet(7, Pid.DATA, bytes("0102")))
        .hasSameHashCodeAs(new Packet(7, Pid.DATA, bytes("0102")))
        .isNotEqualTo(new Packet(8, Pid.DATA, bytes("0102")))
        .isNotEqualTo(new Packet(7, Pid.COMMAND, bytes("0102")))
        .isNotEqualTo(new Packet(7, Pid.DATA, bytes("0103")));
  }

  @Test
  void whatALogSaysAboutAPacketContainsNoFingerprint() {
    assertThat(new Packet(7, Pid.DATA, bytes("a1b2c3")).toString())
        .isEqualTo("DATA a1 (3 bytes)")
        .doesNotContain("b2");
    assertThat(new Packet(7, Pid.DATA, new byte[0]).toString()).isEqualTo("DATA (0 bytes)");
  }

  @Test
  void aPacketThatWaitsForItsRestIsPendingUntilTheLineIsSilent() {
    PacketDecoder decoder = new PacketDecoder();
    byte[] bytes = found.encode();
    assertThat(decoder.feed(bytes, bytes.length - 1)).isEmpty();
    assertThat(decoder.pending()).isTrue();
    assertThat(decoder.silence()).containsExactly(new PacketEvent.Noise(0, bytes.length - 1));
    assertThat(decoder.pending()).isFalse();
    assertThat(decoder.feed(bytes, bytes.length))
        .as("offsets count on")
        .containsExactly(new PacketEvent.Good(bytes.length - 1, found));
  }

  @Test
  void manyPacketsAtOnceAreAllReadWithTheirOffsets() {
    byte[] one = found.encode();
    byte[] many = new byte[one.length * 100];
    for (int at = 0; at < many.length; at += one.length) {
      System.arraycopy(one, 0, many, at, one.length);
    }
    List<PacketEvent> events = fed(many);
    assertThat(events).hasSize(100);
    for (int i = 0; i < 100; i++) {
      assertThat(events.get(i)).isEqualTo(new PacketEvent.Good((long) i * one.length, found));
    }
  }

  @Test
  void anAnswerBeginsWithItsConfirmation() {
    assertThat(HexFormat.of().formatHex(found.content())).isEqualTo("000107" + "0089");
    byte[] copy = found.content();
    copy[0] = 9;
    assertThat(found.u8(0)).as("the packet keeps its own").isZero();
  }

  @Test
  void whatIsShorterThanAPacketIsNoiseAndWhatIsNotHasAWrongSum() {
    byte[] whole = found.encode();
    for (int cut = 9; cut <= 13; cut++) {
      byte[] bytes = Arrays.copyOf(whole, cut + whole.length);
      System.arraycopy(whole, 0, bytes, cut, whole.length);
      PacketEvent first = fed(bytes).getFirst();
      assertThat(first.getClass())
          .as("cut after %d", cut)
          .isEqualTo(cut < 11 ? PacketEvent.Noise.class : PacketEvent.BadSum.class);
      assertThat(fed(bytes)).last().isEqualTo(new PacketEvent.Good(cut, found));
    }
  }

  @Test
  void aDamagedPacketThatHidesAnotherGivesTheOtherOne() {
    byte[] whole = new Packet(Packet.ADDRESS_DEFAULT, Pid.DATA, new byte[20]).encode();
    byte[] cut = Arrays.copyOf(whole, 15);
    byte[] inside = found.encode();
    byte[] bytes = Arrays.copyOf(cut, cut.length + inside.length + 31);
    System.arraycopy(inside, 0, bytes, cut.length, inside.length);
    assertThat(fed(bytes)).contains(new PacketEvent.Good(cut.length, found));
  }
}
