package vn.motcua.firmware.board.device;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.button.PanelSession;
import vn.motcua.devices.life.SessionOn;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.Attachment;
import vn.motcua.devices.link.Opener;
import vn.motcua.devices.printer.EscPosPrinter;
import vn.motcua.devices.printer.PrintTap;
import vn.motcua.devices.printer.PrinterGroup;
import vn.motcua.devices.printer.PrinterNeeds;
import vn.motcua.devices.scanner.SerialScanner;
import vn.motcua.provisioning.DeviceConfig;

/**
 * The drivers of one board: the lives of its devices, and which of them can print, light a lamp or
 * sound a tone. Each {@link DeviceKind} adds its own. A life is in the list before it begins, so
 * that {@link #close} ends it when a later one fails. One thread starts and closes; the sessions
 * may be asked by any.
 */
public final class Drivers implements AutoCloseable {
  private final List<EscPosPrinter> printers = new ArrayList<>();
  private final Map<String, PanelSession> panels = new HashMap<>();
  private final Map<String, SerialScanner> tones = new HashMap<>();
  private final List<Supervisor> lives = new ArrayList<>();
  private final PushReceivers pushed;
  private final Needs needs;
  private final PrinterGroup group;

  /**
   * What drivers need.
   *
   * @param sink takes readings
   * @param commits accepts readings that must be on disk before their sender drops them
   * @param wiring opens the lines of rating panels
   * @param tap is told of the first bytes at a printer
   * @param trustedTime local time, empty while the clock is not synchronised
   */
  public record Needs(
      ReadingSink sink,
      Commits commits,
      PanelWiring wiring,
      PrintTap tap,
      Supplier<Optional<LocalDateTime>> trustedTime) {}

  /** No driver yet; printers join the group. */
  public Drivers(Needs needs, PrinterGroup group) {
    this.needs = needs;
    this.group = group;
    this.pushed = new PushReceivers(needs.sink(), needs.commits());
  }

  /** Listens for pushing terminals, before any driver is created. */
  public void listen(List<DeviceConfig> devices) {
    pushed.listen(devices);
  }

  /** Takes readings of any device. */
  public ReadingSink sink() {
    return needs.sink();
  }

  /** Starts supervising a device, and stops it when the board stops. */
  public void supervise(Supervisor supervisor) {
    lives.add(supervisor);
    supervisor.start();
  }

  /** The same with the usual clock and back-off. */
  public <A extends Attachment> void supervise(
      DeviceConfig device, Opener<A> opener, SessionOn<A> session) {
    supervise(new Supervisor(device.name(), opener, session, needs.sink()));
  }

  Needs needs() {
    return needs;
  }

  PrinterNeeds printerNeeds() {
    return PrinterNeeds.usual(group).with(needs.tap());
  }

  PunchDesk punches() {
    return pushed.desk();
  }

  /** Adds a printer behind the others. */
  void prints(EscPosPrinter printer) {
    printers.add(printer);
    group.join(printer);
  }

  void lights(String name, PanelSession panel) {
    panels.put(name, panel);
  }

  void sounds(String name, SerialScanner scanner) {
    tones.put(name, scanner);
  }

  /** Dots across the narrowest paper; empty without a printer. */
  public OptionalInt narrowestPaper() {
    return printers.stream().mapToInt(printer -> printer.profile().widthDots()).min();
  }

  /** The panel of this name, if it has lamps. */
  public Optional<PanelSession> panel(String name) {
    return Optional.ofNullable(panels.get(name));
  }

  /** The scanner of this name, if it can be told to sound. */
  public Optional<SerialScanner> scanner(String name) {
    return Optional.ofNullable(tones.get(name));
  }

  @Override
  public void close() {
    lives.forEach(Drivers::end);
    end(pushed);
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
