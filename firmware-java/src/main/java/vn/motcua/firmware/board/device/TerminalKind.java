package vn.motcua.firmware.board.device;

import vn.motcua.devices.zkteco.ZkTerminal;
import vn.motcua.provisioning.DeviceConfig.Terminal;
import vn.motcua.provisioning.DeviceTable;
import vn.motcua.provisioning.link.Link.PolledTerminalLink;
import vn.motcua.provisioning.link.Link.Push;

/** Time terminals: {@code [[terminal]]}. */
final class TerminalKind {
  static final DeviceKind<Terminal> REGISTRATION =
      new DeviceKind<>(DeviceTable.TERMINAL, TerminalKind::make);

  private TerminalKind() {}

  private static void make(Drivers drivers, Terminal terminal) {
    switch (terminal.link()) {
      case Push _ -> {
        // Its receiver is already listening.
      }
      case PolledTerminalLink link -> {
        var opener = LinkOpeners.of(link);
        var session =
            new ZkTerminal(
                terminal.name(),
                opener.transport(),
                terminal.commKey(),
                drivers.punches(),
                drivers.needs().trustedTime(),
                System::nanoTime);
        drivers.supervise(terminal, opener, session);
      }
    }
  }
}
