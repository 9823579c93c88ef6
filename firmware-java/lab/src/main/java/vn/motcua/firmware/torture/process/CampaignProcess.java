package vn.motcua.firmware.torture.process;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.lab.EmbeddedBroker;
import vn.motcua.bridge.lab.SqliteTap;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.firmware.core.Stations;

/**
 * A process of a campaign, to be killed: {@code CampaignProcess PORT board|broker|inbox
 * ARGUMENTS…}. It communicates with the campaign over a {@link ControlLine} on that port and ends
 * with it.
 *
 * <pre>
 *   to it:   end · status · down VALUE · up VALUE · clock SECONDS · room BYTES · read-only BOOLEAN
 *   from it: ready PORT · lamp VALUE on|off · status EPOCH SEQUENCE WAITING
 * </pre>
 */
public final class CampaignProcess {
  private static final int ORPHANED = 4;

  private CampaignProcess() {}

  /** Runs until it is told to end or is killed. */
  public static void main(String[] args) throws IOException {
    Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE);
    List<String> rest = Arrays.asList(args).subList(2, args.length);
    try (ControlLine wire = ControlLine.to(Integer.parseInt(args[0]))) {
      CampaignRole role =
          switch (args[1]) {
            case "board" -> new CampaignBoard(wire, rest);
            case "broker" -> broker(wire);
            case "inbox" -> inbox(wire, rest);
            default -> throw new IllegalArgumentException("no role " + args[1]);
          };
      if (!serve(wire, role)) {
        Runtime.getRuntime().halt(ORPHANED);
      }
    }
  }

  /** Whether it was told to end; false when the campaign is gone. */
  private static boolean serve(ControlLine wire, CampaignRole role) throws IOException {
    for (String line = next(wire); line != null; line = next(wire)) {
      List<String> order = List.of(line.split(" "));
      if (order.getFirst().equals("end")) {
        role.close();
        return true;
      }
      role.obey(order);
    }
    return false;
  }

  private static @Nullable String next(ControlLine wire) {
    try {
      return wire.receive();
    } catch (IOException gone) {
      System.getLogger(CampaignProcess.class.getName())
          .log(Level.DEBUG, "the campaign is gone", gone);
      return null;
    }
  }

  private static CampaignRole broker(ControlLine wire) throws IOException {
    EmbeddedBroker broker = EmbeddedBroker.start(0, null);
    wire.send("ready " + broker.port());
    return closing(broker::close);
  }

  private static CampaignRole inbox(ControlLine wire, List<String> args) throws IOException {
    Path directory = Path.of(args.get(1));
    InboxDisk disk = new InboxDisk();
    SqliteTap.install(disk);
    Inbox inbox =
        Inbox.open(
            directory,
            Stations.ALL.events(),
            PahoMqttPort.to(URI.create(args.get(0))),
            InstantSource.system());
    wire.send("ready 0");
    return new CampaignRole() {
      @Override
      public void obey(List<String> order) {
        switch (order.getFirst()) {
          case "room" -> disk.room(Long.parseLong(order.get(1)));
          case "read-only" -> disk.readOnly(Boolean.parseBoolean(order.get(1)));
          default -> throw new IllegalArgumentException("an inbox does not take " + order);
        }
      }

      @Override
      public void close() throws IOException {
        inbox.close();
      }
    };
  }

  @FunctionalInterface
  private interface Closing {
    void close() throws IOException;
  }

  private static CampaignRole closing(Closing part) {
    return new CampaignRole() {
      @Override
      public void obey(List<String> order) {
        throw new IllegalArgumentException("a broker does not take " + order);
      }

      @Override
      public void close() throws IOException {
        part.close();
      }
    };
  }
}
