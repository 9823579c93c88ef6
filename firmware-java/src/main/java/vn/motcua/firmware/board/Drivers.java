package vn.motcua.firmware.board;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.button.DebounceTimes;
import vn.motcua.devices.button.PanelSession;
import vn.motcua.devices.camera.CameraScanner;
import vn.motcua.devices.camera.WarmUp;
import vn.motcua.devices.fingerprint.FingerprintReader;
import vn.motcua.devices.life.SessionOn;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.Attachment;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.Opener;
import vn.motcua.devices.printer.EscPosPrinter;
import vn.motcua.devices.printer.PrintTap;
import vn.motcua.devices.printer.PrinterGroup;
import vn.motcua.devices.printer.PrinterNeeds;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.devices.scanner.Feedback;
import vn.motcua.devices.scanner.HidPosScanner;
import vn.motcua.devices.scanner.SerialScanner;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.devices.scanner.evdev.KeyPad;
import vn.motcua.devices.scanner.evdev.KeyboardScanner;
import vn.motcua.devices.zkteco.ZkTerminal;
import vn.motcua.devices.zkteco.adms.AdmsReceiver;
import vn.motcua.firmware.station.Day;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.Link.HidPos;
import vn.motcua.provisioning.link.Link.HidPosByLibusb;
import vn.motcua.provisioning.link.Link.Keys;
import vn.motcua.provisioning.link.Link.ListenAddress;
import vn.motcua.provisioning.link.Link.PolledTerminalLink;
import vn.motcua.provisioning.link.Link.Push;
import vn.motcua.provisioning.link.Link.TwoWayScannerLink;

/**
 * Creates and starts a driver for each device of board.toml; each has its own thread and waits for
 * a missing device. A started driver is in the lists at once, so that {@link #close} ends it when a
 * later one fails.
 */
public final class Drivers implements AutoCloseable {
  final List<EscPosPrinter> printers = new ArrayList<>();
  final Map<String, PanelSession> panels = new HashMap<>();
  final Map<String, SerialScanner> tones = new HashMap<>();
  private final List<Supervisor> lives = new ArrayList<>();
  private final List<AdmsReceiver> receivers = new ArrayList<>();
  private final Needs needs;
  private final PrinterGroup group;
  private PunchDesk desk;

  /**
   * What drivers need.
   *
   * @param sink takes readings
   * @param commits accepts readings that must be on disk before their sender drops them
   * @param wiring opens the lines of rating panels
   * @param tap is told of the first bytes at a printer
   * @param trustedTime local time, empty while the clock is not synchronised
   */
  record Needs(
      ReadingSink sink,
      Commits commits,
      PanelWiring wiring,
      PrintTap tap,
      Supplier<Optional<LocalDateTime>> trustedTime) {}

  Drivers(Needs needs, PrinterGroup group) {
    this.needs = needs;
    this.group = group;
    this.desk = new PunchDesk(needs.commits, Map.of());
  }

  /**
   * Listens for pushing terminals before any driver is created, because several may share an
   * address.
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
    desk = new PunchDesk(needs.commits, pushing);
    for (var address : listening.entrySet()) {
      listen(address.getKey(), address.getValue(), desk);
    }
  }

  /** Takes readings of any device. */
  public ReadingSink sink() {
    return needs.sink;
  }

  /** Starts supervising a device, and stops it when the board stops. */
  public void supervise(Supervisor supervisor) {
    lives.add(supervisor);
    supervisor.start();
  }

  /** The same with the usual clock and back-off. */
  private <A extends Attachment> void supervise(
      DeviceConfig device, Opener<A> opener, SessionOn<A> session) {
    supervise(new Supervisor(device.name(), opener, session, needs.sink));
  }

  void ratingPanel(DeviceConfig.RatingPanel p) {
    var panel = new PanelSession(p.name(), DebounceTimes.DEFAULT, needs.sink, System::nanoTime);
    panels.put(p.name(), panel);
    supervise(p, needs.wiring.opener(p), panel);
  }

  void fingerprint(DeviceConfig.Fingerprint f) {
    var reader = new FingerprintReader(f.name(), needs.sink, System::nanoTime);
    supervise(f, LinkOpeners.of(f.link()), reader);
  }

  void camera(DeviceConfig.Camera c) {
    var camera = new CameraScanner(c.name(), needs.sink, System::nanoTime, WarmUp.usual());
    supervise(c, LinkOpeners.of(c.link()), camera);
  }

  void printer(DeviceConfig.Printer p) {
    var printer =
        new EscPosPrinter(p.name(), profile(p), PrinterNeeds.usual(group).with(needs.tap));
    printers.add(printer);
    group.join(printer);
    supervise(printer.supervised(LinkOpeners.of(p.link())));
  }

  private static PrinterProfile profile(DeviceConfig.Printer p) {
    PrinterProfile safe =
        PrinterProfile.safe(p.dots() == 0 ? PrinterProfile.SAFE_80_MM.widthDots() : p.dots());
    PrinterProfile model =
        p.model().isEmpty() ? safe : PrinterProfiles.shipped().named(p.model()).orElse(safe);
    return p.dots() == 0 ? model : model.withWidth(p.dots());
  }

  void keyPad(DeviceConfig.KeyPad p) {
    Map<Integer, Integer> buttons = new HashMap<>();
    for (int i = 0; i < p.keys().size(); i++) {
      buttons.put(p.keys().get(i), i + 1);
    }
    var pad = new KeyPad(p.name(), buttons, needs.sink, System::nanoTime);
    supervise(p, LinkOpeners.of(p.link()), pad);
  }

  void scanner(DeviceConfig.Scanner s) {
    supervise(
        s,
        LinkOpeners.of(s.link()),
        switch (s.link()) {
          case Keys _ -> new KeyboardScanner(s.name(), suffix(s), needs.sink, System::nanoTime);
          case HidPos _, HidPosByLibusb _ ->
              new HidPosScanner(s.name(), needs.sink, System::nanoTime);
          case TwoWayScannerLink _ -> serialScanner(s);
        });
  }

  private SerialScanner serialScanner(DeviceConfig.Scanner s) {
    Feedback tone =
        switch (s.tone()) {
          case NONE -> Feedback.NONE;
          case BEL -> Feedback.BEL;
        };
    var scanner = new SerialScanner(s.name(), suffix(s), tone, needs.sink, System::nanoTime);
    tones.put(s.name(), scanner);
    return scanner;
  }

  private static Suffix suffix(DeviceConfig.Scanner scanner) {
    return switch (scanner.suffix()) {
      case CR -> Suffix.CR;
      case LF -> Suffix.LF;
      case CRLF -> Suffix.CRLF;
      case TAB -> Suffix.TAB;
      case NONE -> Suffix.NONE;
    };
  }

  void terminal(DeviceConfig.Terminal t) {
    switch (t.link()) {
      case Push _ -> {
        // Its receiver listens already.
      }
      case PolledTerminalLink link -> {
        var opener = LinkOpeners.of(link);
        var session =
            new ZkTerminal(
                t.name(),
                opener.transport(),
                t.commKey(),
                desk,
                needs.trustedTime,
                System::nanoTime);
        supervise(t, opener, session);
      }
    }
  }

  private void listen(ListenAddress at, Map<String, String> terminals, PunchDesk desk)
      throws LinkException {
    try {
      var address = new InetSocketAddress(at.host(), at.port());
      var ours = new AdmsReceiver.Needs(desk, needs.sink, Day.ZONE, System::nanoTime);
      receivers.add(new AdmsReceiver(address, terminals, ours));
    } catch (IOException e) {
      throw new LinkException(
          new Fault.Refused(0, "cannot listen for terminals at " + at + ": " + e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    lives.forEach(Drivers::end);
    receivers.forEach(Drivers::end);
  }

  /** One that does not close must not keep the others open. */
  private static void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.getLogger(Drivers.class.getName())
          .log(System.Logger.Level.WARNING, "a driver did not close", e);
    }
  }
}
