package vn.motcua.devices.fingerprint.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketDecoderTest {
  private static final Packet GEN_IMG = Packet.command(Instruction.GEN_IMG);
  private static final Packet FOUND = Packet.acknowledge(Confirmation.OK, 0, 7, 0, 137);

  @Test
  void theManualsGenImgHasTheManualsBytes() {
    assertThat(HexFormat.of().formatHex(GEN_IMG.encode())).isEqualTo("ef01ffffffff010003010005");
    assertThat(HexFormat.of().formatHex(Packet.command(Instruction.VFY_PWD, 0, 0, 0, 0).encode()))
        .isEqualTo("ef01ffffffff0100071300000000" + "001b");
  }

  @Test
  void aPacketCutAtEveryByteIsStillRead() {
    byte[] bytes = FOUND.encode();
    for (int cut = 0; cut <= bytes.length; cut++) {
      PacketDecoder decoder = new PacketDecoder();
      List<PacketEvent> events = new ArrayList<>(decoder.feed(bytes, cut));
      byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
      events.addAll(decoder.feed(rest, rest.length));
      assertThat(events).as("cut at %s", cut).containsExactly(new PacketEvent.Good(0, FOUND));
    }
  }

  @Test
  void powerOnByteAndNoiseBeforeCostOnlyThemselves() {
    byte[] bytes = join(HexFormat.of().parseHex("55ef00ef01ffffffff0900"), FOUND.encode());
    assertThat(new PacketDecoder().feed(bytes, bytes.length))
        .containsExactly(new PacketEvent.Noise(0, 11), new PacketEvent.Good(11, FOUND));
  }

  @Test
  void aWrongSumIsReportedAndTheNextPacketIsRead() {
    byte[] bad = FOUND.encode();
    bad[bad.length - 1]++;
    byte[] bytes = join(bad, GEN_IMG.encode());
    assertThat(new PacketDecoder().feed(bytes, bytes.length))
        .containsExactly(
            new PacketEvent.BadSum(0, bad.length, FOUND),
            new PacketEvent.Good(bad.length, GEN_IMG));
  }

  @Test
  void aPacketTruncatedAtEveryByteDoesNotSwallowTheNext() {
    byte[] whole = FOUND.encode();
    for (int cut = 1; cut < whole.length; cut++) {
      PacketDecoder decoder = new PacketDecoder();
      byte[] bytes = join(Arrays.copyOf(whole, cut), GEN_IMG.encode());
      List<PacketEvent> events = new ArrayList<>(decoder.feed(bytes, bytes.length));
      events.addAll(decoder.silence());
      assertThat(events)
          .as("truncated after %s", cut)
          .contains(new PacketEvent.Good(cut, GEN_IMG))
          .hasSize(2);
    }
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
