package vn.motcua.firmware.torture.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.lab.ForwardingLedger;
import vn.motcua.bridge.lab.SqliteTap;
import vn.motcua.devices.printer.PrintTap;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.torture.disk.DiskTraceWriter;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.Link.ChipLines;
import vn.motcua.provisioning.link.Link.Tcp;

/**
 * The board of a campaign: the production program with three differences. Its rating panel is
 * connected to the {@link ControlLine}, its wall clock can be set wrong, and SQLite's file layer is
 * traced and can become full.
 */
public final class CampaignBoard implements CampaignRole {
  public static final String CENTRE = "minh-hoa";
  public static final String BOARD = "thu-nghiem";
  public static final String COUNTER = "1";
  public static final int LINES = 9;

  private static final int FAILED = 3;

  private final ControlLine wire;
  private final AtomicLong clockSeconds = new AtomicLong();
  private final @Nullable DiskTraceWriter trace;
  private final RemotePanel panel;
  private final BoardProgram program;

  /**
   * {@code args}: broker's URL, printer's port, data directory, slots, by how many seconds the
   * clock is off, and a file for a trace if any.
   */
  CampaignBoard(ControlLine wire, List<String> args) throws IOException {
    this.wire = wire;
    this.panel = new RemotePanel(wire);
    Path data = Path.of(args.get(2));
    Files.createDirectories(data);
    clockSeconds.set(Long.parseLong(args.get(4)));
    this.trace = args.size() > 5 ? new DiskTraceWriter(data, Path.of(args.get(5))) : null;
    if (trace != null) {
      SqliteTap.install(trace);
    }
    InstantSource wall = () -> Instant.now().plusSeconds(clockSeconds.get());
    program =
        new BoardProgram(
            config(
                URI.create(args.get(0)), Integer.parseInt(args.get(1)), data, slots(args.get(3))),
            catalogue(),
            new BoardProgram.Needs(
                wanted -> panel,
                PrintTap.NONE,
                List.of(),
                limits(),
                ledger -> trace == null ? ledger : new Marked(ledger, trace),
                wall,
                () -> {},
                cause -> Runtime.getRuntime().halt(FAILED),
                false,
                Stations.ALL));
    wire.send("ready " + program.port());
  }

  private static List<Integer> slots(String digits) {
    return digits.chars().mapToObj(digit -> digit - '0').toList();
  }

  private static BoardConfig config(URI broker, int printer, Path data, List<Integer> slots) {
    List<Integer> buttons = List.of(0, 1, 2, 3);
    List<Integer> lamps = List.of(4, 5, 6, 7);
    return new BoardConfig(
        CENTRE,
        BOARD,
        Set.of(BoardConfig.Role.HUB, BoardConfig.Role.TICKET, BoardConfig.Role.COUNTER),
        data,
        BoardConfig.RETENTION_DEFAULT,
        new BoardConfig.Broker(broker),
        new BoardConfig.Web(
            "127.0.0.1", 0, BoardConfig.Web.PER_MINUTE_MAX, BoardConfig.Web.PER_MINUTE_MAX),
        List.of(
            new DeviceConfig.Printer("printer", new Tcp("127.0.0.1", printer), 384),
            new DeviceConfig.RatingPanel("panel", COUNTER, new ChipLines("wired", buttons, lamps))),
        slots);
  }

  /** Nine lines with all their numbers, so that a long campaign does not run out of them. */
  static Catalogue catalogue() {
    List<Integer> digits = IntStream.rangeClosed(1, LINES).boxed().toList();
    return new Catalogue(
        "Trung tâm Phục vụ hành chính công phường Minh Hoạ",
        digits.stream()
            .map(d -> new Catalogue.Line(line(d), d, "Lĩnh vực " + d, "general", 999))
            .toList(),
        List.of(
            new Catalogue.Counter(
                COUNTER, "Quầy số 1", digits.stream().map(CampaignBoard::line).toList())),
        List.of(),
        List.of(),
        List.of());
  }

  /** The devices of this board, for code that starts its core without the board. */
  public static Site site(Path data) {
    return Site.of(
        config(URI.create("mqtt://127.0.0.1:1"), 1, data, BoardConfig.SLOTS_DEFAULT), catalogue());
  }

  public static String line(int digit) {
    return "line-" + digit;
  }

  /** As usual, with shorter waits, so that a round is short. */
  private static DeliveryLimits limits() {
    return new DeliveryLimits(
        500,
        Duration.ofSeconds(2),
        Duration.ofMillis(500),
        Duration.ofMillis(50),
        Duration.ofMillis(500),
        Duration.ofMillis(100),
        Duration.ofSeconds(2));
  }

  /** Records in the trace how far the ledger is durable, as soon as the ledger reports it. */
  private static final class Marked extends ForwardingLedger {
    private final DiskTraceWriter trace;

    Marked(Ledger ledger, DiskTraceWriter trace) {
      super(ledger);
      this.trace = trace;
    }

    @Override
    public List<Event> append(List<Stamped> batch) {
      List<Event> events = super.append(batch);
      trace.durable(head().position());
      return events;
    }
  }

  @Override
  public void obey(List<String> order) throws IOException {
    switch (order.getFirst()) {
      case "down" -> panel.move(Integer.parseInt(order.get(1)), true);
      case "up" -> panel.move(Integer.parseInt(order.get(1)), false);
      case "clock" -> clockSeconds.set(Long.parseLong(order.get(1)));
      case "room" ->
          requireNonNull(trace, "without a trace there is no limit")
              .room(Long.parseLong(order.get(1)));
      case "status" -> {
        Journal.Head head = program.ledger().head();
        long waiting = head.position() - program.ledger().acknowledged();
        wire.send("status %s %d %d".formatted(head.epoch(), head.sequence(), waiting));
      }
      default -> throw new IllegalArgumentException("a board does not take " + order);
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
