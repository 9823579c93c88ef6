package vn.motcua.firmware.board.device;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.zkteco.adms.AdmsReceiver;
import vn.motcua.firmware.station.Day;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.Link.ListenAddress;
import vn.motcua.provisioning.link.Link.Push;

/** Where the terminals of a board that push are listened for; several may share an address. */
final class PushReceivers {
  private final List<AdmsReceiver> receivers = new ArrayList<>();
  private final ReadingSink sink;
  private final Commits commits;
  private PunchDesk desk;

  PushReceivers(ReadingSink sink, Commits commits) {
    this.sink = sink;
    this.commits = commits;
    this.desk = new PunchDesk(commits, Map.of());
  }

  /** Takes the rows of all terminals, of those that are polled as well. */
  PunchDesk desk() {
    return desk;
  }

  /**
   * Begins to listen; to be called once.
   *
   * @throws LinkException when an address is not available
   */
  void listen(List<DeviceConfig> devices) throws LinkException {
    Map<String, String> pushing = new HashMap<>();
    Map<ListenAddress, Map<String, String>> listening = new LinkedHashMap<>();
    for (DeviceConfig device : devices) {
      if (device instanceof DeviceConfig.Terminal(String name, Push(var at, String serial), _)) {
        pushing.put(serial, name);
        listening.computeIfAbsent(at, _ -> new HashMap<>()).put(serial, name);
      }
    }
    desk = new PunchDesk(commits, pushing);
    for (var address : listening.entrySet()) {
      listen(address.getKey(), address.getValue());
    }
  }

  private void listen(ListenAddress at, Map<String, String> terminals) throws LinkException {
    try {
      var address = new InetSocketAddress(at.host(), at.port());
      var ours = new AdmsReceiver.Needs(desk, sink, Day.ZONE, System::nanoTime);
      receivers.add(new AdmsReceiver(address, terminals, ours));
    } catch (IOException e) {
      throw new LinkException(
          new Fault.Refused(0, "cannot listen for terminals at " + at + ": " + e.getMessage()), e);
    }
  }

  /** Those that listen now, for their end. */
  List<AdmsReceiver> receivers() {
    return List.copyOf(receivers);
  }
}
