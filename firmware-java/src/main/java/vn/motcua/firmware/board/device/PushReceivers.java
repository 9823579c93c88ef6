package vn.motcua.firmware.board.device;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.zkteco.adms.AdmsReceiver;
import vn.motcua.firmware.station.Day;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.Link.ListenAddress;
import vn.motcua.provisioning.link.Link.Push;

/**
 * Where the terminals of a board that push are listened for; several may share an address. An
 * address that cannot be had makes its terminals faulted and is tried again, while everything else
 * works. One thread begins and ends it; a thread of its own tries again.
 */
final class PushReceivers implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(PushReceivers.class.getName());

  /** After a try that failed. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final List<AdmsReceiver> receivers = new CopyOnWriteArrayList<>();
  private final ScheduledThreadPoolExecutor again =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("adms-listen").daemon().factory());
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

  /** Begins to listen; to be called once. */
  void listen(List<DeviceConfig> devices) {
    Map<String, String> pushing = new HashMap<>();
    Map<ListenAddress, Map<String, String>> listening = new LinkedHashMap<>();
    for (DeviceConfig device : devices) {
      if (device instanceof DeviceConfig.Terminal(String name, Push(var at, String serial), _)) {
        pushing.put(serial, name);
        listening.computeIfAbsent(at, _ -> new HashMap<>()).put(serial, name);
      }
    }
    desk = new PunchDesk(commits, pushing);
    listening.forEach((at, terminals) -> listen(at, terminals, 1));
  }

  private void listen(ListenAddress at, Map<String, String> terminals, int tries) {
    try {
      var address = new InetSocketAddress(at.host(), at.port());
      var ours = new AdmsReceiver.Needs(desk, sink, Day.ZONE, System::nanoTime);
      receivers.add(new AdmsReceiver(address, terminals, ours));
      if (tries > 1) {
        LOG.log(Level.INFO, "listening for terminals at {0} now", at);
      }
    } catch (IOException e) {
      if (tries == 1) {
        refused(at, terminals, String.valueOf(e.getMessage()));
      }
      var _ =
          again.schedule(
              () -> listen(at, terminals, tries + 1), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Reports it once: the state stays until a terminal calls. */
  private void refused(ListenAddress at, Map<String, String> terminals, String why) {
    String reason = "cannot listen for terminals at " + at + ": " + why;
    LOG.log(
        Level.WARNING,
        "{0}; the board works without them and tries again every {1} s (board.toml: [[terminal]]"
            + " link)",
        reason,
        PAUSE.toSeconds());
    terminals
        .values()
        .forEach(name -> sink.accept(new LifeChanged(name, LifeStage.FAULTED, reason)));
  }

  @Override
  public void close() {
    again.shutdownNow();
    try {
      if (!again.awaitTermination(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "a try to listen for terminals did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    receivers.forEach(AdmsReceiver::close);
  }
}
