package vn.motcua.firmware.cli.inspect;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.fingerprint.packet.PacketDecoder;
import vn.motcua.devices.fingerprint.packet.PacketEvent;
import vn.motcua.devices.fingerprint.packet.PacketMeaning;

/** {@code motcua inspect r30x FILE}. */
@Command(
    name = "r30x",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a conversation with a fingerprint module (EF01).",
      "The capture is binary or hex, and may contain both directions."
    })
public final class InspectR30x extends CaptureCommand {
  private static final byte POWER_ON = 0x55;

  @Override
  void inspect(byte[] capture, Findings findings) {
    byte[] bytes = bytes(capture);
    PacketDecoder decoder = new PacketDecoder();
    PacketMeaning meaning = new PacketMeaning();
    List<PacketEvent> events = new ArrayList<>(decoder.feed(bytes, bytes.length));
    events.addAll(decoder.silence());
    for (PacketEvent event : events) {
      switch (event) {
        case PacketEvent.Good(long offset, Packet packet) -> {
          Optional<String> said = meaning.take(packet);
          Map<String, Object> line = line(offset, packet.encode().length, packet, "ok", said);
          if (said.isPresent()) {
            findings.line(line);
          } else {
            findings.unknown(line);
          }
        }
        case PacketEvent.BadSum(long offset, int length, Packet claimed) ->
            findings.unknown(
                line(offset, length, claimed, "bad", new PacketMeaning().take(claimed)));
        case PacketEvent.Noise(long offset, int length) -> noise(bytes, offset, length, findings);
      }
    }
  }

  private static Map<String, Object> line(
      long offset, int length, Packet packet, String checksum, Optional<String> meaning) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("offset", offset);
    line.put("pid", packet.pid().value());
    line.put("length", length);
    line.put("checksum", checksum);
    line.put("payload", HexFormat.of().formatHex(packet.content()));
    line.put("meaning", meaning.orElse("not in the manuals"));
    return line;
  }

  private static void noise(byte[] bytes, long offset, int length, Findings findings) {
    boolean powerOn = true;
    for (int i = 0; i < length; i++) {
      powerOn &= bytes[(int) offset + i] == POWER_ON;
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("offset", offset);
    line.put("noise", length);
    if (powerOn) {
      line.put("meaning", "the module was switched on");
      findings.line(line);
    } else {
      findings.unknown(line);
    }
  }
}
