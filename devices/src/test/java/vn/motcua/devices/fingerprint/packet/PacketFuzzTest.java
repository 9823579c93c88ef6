package vn.motcua.devices.fingerprint.packet;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hostile bytes; {@code -Dmotcua.fuzz.inputs=10000000} for the long run. */
class PacketFuzzTest {
  private static final int INPUTS = Integer.getInteger("motcua.fuzz.inputs", 20_000);
  private static final Packet GEN_IMG = Packet.command(Instruction.GEN_IMG);
  private static final Packet FOUND = Packet.acknowledge(Confirmation.OK, 0, 7, 0, 137);

  @Test
  void everyByteOfTheInputIsAccountedForAndTheNextPacketIsRead() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    PacketDecoder decoder = new PacketDecoder();
    byte[] good = GEN_IMG.encode();
    long before = 0;
    for (int round = 0; round < INPUTS; round++) {
      byte[] bytes = wild(random);
      long accounted = before;
      for (PacketEvent event : feed(decoder, bytes, random)) {
        if (event.offset() != accounted) {
          fail("seed %s round %s: %s not at %s", seed, round, event, accounted);
        }
        accounted += length(event);
      }
      before += bytes.length;
      if (accounted != before) {
        fail("seed %s round %s: %s bytes are missing", seed, round, before - accounted);
      }
      List<PacketEvent> next = decoder.feed(good, good.length);
      if (!next.equals(List.of(new PacketEvent.Good(before, GEN_IMG)))) {
        fail("seed %s round %s: then came %s", seed, round, next);
      }
      before += good.length;
    }
  }

  private static List<PacketEvent> feed(PacketDecoder decoder, byte[] bytes, Random random) {
    List<PacketEvent> events = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int part = Math.min(1 + random.nextInt(40), bytes.length - at);
      events.addAll(decoder.feed(Arrays.copyOfRange(bytes, at, at + part), part));
      at += part;
    }
    events.addAll(decoder.silence());
    return events;
  }

  /** Noise with many packet heads, whole and damaged packets in it. */
  private static byte[] wild(Random random) {
    byte[] out = new byte[random.nextInt(80)];
    random.nextBytes(out);
    byte[] packet = FOUND.encode();
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(out.length + 1);
      int part = Math.min(1 + random.nextInt(packet.length), out.length - at);
      System.arraycopy(packet, 0, out, at, part);
    }
    return out;
  }

  private static int length(PacketEvent event) {
    return switch (event) {
      case PacketEvent.Good(long _, Packet packet) -> packet.encode().length;
      case PacketEvent.BadSum(long _, int length, Packet _) -> length;
      case PacketEvent.Noise(long _, int bytes) -> bytes;
    };
  }
}
