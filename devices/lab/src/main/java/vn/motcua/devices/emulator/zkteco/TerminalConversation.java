package vn.motcua.devices.emulator.zkteco;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import vn.motcua.devices.zkteco.ZkTransport;
import vn.motcua.devices.zkteco.packet.CommKey;
import vn.motcua.devices.zkteco.packet.Le;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkPacket;
import vn.motcua.devices.zkteco.packet.ZkTime;
import vn.motcua.devices.zkteco.records.LiveEvent;
import vn.motcua.devices.zkteco.records.Punch;

/**
 * One client's session with the terminal, its key and its live events; whatever else a trusted
 * client asks is answered by {@link TerminalCommands}. A packet in, its answers out. One thread at
 * a time.
 */
final class TerminalConversation {
  private final int commKey;
  private final int session;
  private final Consumer<String> faults;
  private final TerminalCommands commands;
  private boolean connected;
  private boolean trusted;
  private int eventMask;

  TerminalConversation(
      TerminalMemory memory,
      ZkTransport transport,
      int commKey,
      int session,
      Consumer<String> faults) {
    this.commKey = commKey;
    this.session = session;
    this.faults = faults;
    this.commands = new TerminalCommands(memory, transport, session, faults);
  }

  /** The packets to send, none for an acknowledgement of a live event. */
  List<ZkPacket> take(ZkPacket packet) {
    if (packet.is(ZkCommand.CONNECT)) {
      return connect(packet);
    }
    if (!connected || packet.session() != session) {
      faults.accept("a packet outside the session: " + packet);
      return List.of(answer(packet, ZkCommand.ACK_ERROR_INIT));
    }
    if (packet.is(ZkCommand.AUTH)) {
      trusted = Arrays.equals(packet.data(), CommKey.token(commKey, session));
      return List.of(answer(packet, trusted ? ZkCommand.ACK_OK : ZkCommand.ACK_UNAUTH));
    }
    if (!trusted) {
      faults.accept("a packet before the key was proven: " + packet);
      return List.of(answer(packet, ZkCommand.ACK_UNAUTH));
    }
    return trusted(packet);
  }

  private List<ZkPacket> connect(ZkPacket packet) {
    if (packet.session() != 0 || packet.data().length != 0) {
      faults.accept("a CONNECT that is not empty: " + packet);
    }
    connected = true;
    trusted = commKey == 0;
    return List.of(answer(packet, trusted ? ZkCommand.ACK_OK : ZkCommand.ACK_UNAUTH));
  }

  private List<ZkPacket> trusted(ZkPacket packet) {
    byte[] data = packet.data();
    if (packet.is(ZkCommand.REG_EVENT) && data.length == 4) {
      eventMask = (int) Le.u32(data, 0);
      return List.of(answer(packet, ZkCommand.ACK_OK));
    } else if (packet.is(ZkCommand.EXIT)
        || packet.is(ZkCommand.RESTART)
        || packet.is(ZkCommand.POWEROFF)) {
      connected = false;
      return List.of(answer(packet, ZkCommand.ACK_OK));
    }
    return commands.take(packet);
  }

  /** The live event of a punch; empty when the client has not asked for live events. */
  List<ZkPacket> event(Punch punch) {
    if (!connected || (eventMask & LiveEvent.ATTENDANCE) == 0) {
      return List.of();
    }
    byte[] data = new byte[32];
    Le.putText(data, 0, 24, punch.userId(), StandardCharsets.US_ASCII);
    data[24] = (byte) punch.verify();
    data[25] = (byte) punch.state();
    System.arraycopy(ZkTime.event(punch.time()), 0, data, 26, ZkTime.EVENT_BYTES);
    return List.of(new ZkPacket(ZkCommand.REG_EVENT.code(), LiveEvent.ATTENDANCE, 0, data));
  }

  private ZkPacket answer(ZkPacket question, ZkCommand command) {
    return new ZkPacket(command.code(), session, question.reply());
  }
}
