package vn.motcua.devices.fingerprint.packet;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says in words what the packets of a conversation mean; an answer is read by the command before
 * it.
 *
 * <p>Not thread-safe.
 */
public final class PacketMeaning {
  private static final int PARAMETER_BYTES = 17;
  private @Nullable Instruction last;

  /** The meaning of the next packet, or empty when it has none in the manuals. */
  public Optional<String> take(Packet packet) {
    if (packet.size() == 0) {
      return Optional.empty();
    }
    return switch (packet.pid()) {
      case COMMAND -> {
        Optional<Instruction> command = Instruction.of(packet.u8(0));
        last = command.orElse(null);
        yield command.map(c -> c.manualName() + ": " + c.meaning());
      }
      case ACKNOWLEDGE -> answer(packet);
      case DATA -> Optional.of("data, more follow");
      case END_OF_DATA -> Optional.of("data, the last");
    };
  }

  private Optional<String> answer(Packet packet) {
    Optional<String> meaning = Confirmation.of(packet.u8(0)).map(Confirmation::meaning);
    boolean good = packet.u8(0) == Confirmation.OK.code();
    return good ? meaning.map(m -> m + details(packet)) : meaning;
  }

  private String details(Packet packet) {
    int size = packet.size();
    if (last == Instruction.SEARCH && size >= 5) {
      return "; slot " + packet.u16(1) + ", score " + packet.u16(3);
    }
    if (last == Instruction.MATCH && size >= 3) {
      return "; score " + packet.u16(1);
    }
    if (last == Instruction.TEMPLATE_NUM && size >= 3) {
      return "; " + packet.u16(1) + " templates";
    }
    if (last == Instruction.READ_SYS_PARA && size >= PARAMETER_BYTES) {
      Parameters told = Parameters.decode(packet);
      return "; "
          + told.capacity()
          + " slots, security level "
          + told.securityLevel()
          + ", data packets of "
          + told.packetBytes()
          + " bytes, "
          + told.baud()
          + " baud";
    }
    return "";
  }
}
