package vn.motcua.firmware.board;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.delivery.Delivery;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.delivery.DeliveryStatus;
import vn.motcua.bridge.delivery.Outbox;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.salvage.LedgerDirectory;
import vn.motcua.bridge.journal.sqlite.Storage;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.link.socket.CertificateTrouble;
import vn.motcua.bridge.link.socket.KeyFiles;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.devices.printer.PrintTap;
import vn.motcua.firmware.board.catalogue.CatalogueFeed;
import vn.motcua.firmware.board.catalogue.Provision;
import vn.motcua.firmware.board.centre.CentreLine;
import vn.motcua.firmware.board.device.DeviceKinds;
import vn.motcua.firmware.board.device.Drivers;
import vn.motcua.firmware.board.device.PanelWiring;
import vn.motcua.firmware.board.turn.CaseServerAnswers;
import vn.motcua.firmware.board.turn.NightSeal;
import vn.motcua.firmware.board.turn.NightWork;
import vn.motcua.firmware.board.turn.Release;
import vn.motcua.firmware.board.turn.Retention;
import vn.motcua.firmware.board.turn.Turn;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.people.session.OpenSessions;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.system.BoardKey;
import vn.motcua.firmware.system.BuildDate;
import vn.motcua.firmware.system.Card;
import vn.motcua.firmware.system.SystemClock;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.firmware.web.PageServer;
import vn.motcua.firmware.web.PageWiring;
import vn.motcua.firmware.web.Route;
import vn.motcua.firmware.web.guard.Doorway;
import vn.motcua.firmware.web.guard.Limits;
import vn.motcua.firmware.web.server.PageTls;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.Catalogue;

/**
 * The composition root of one board: ledger, core, delivery, drivers, pages, built top down by
 * constructors and closed in reverse order.
 */
public final class BoardProgram implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(BoardProgram.class.getName());

  private static final String OPEN_DOOR =
      "Trang này đang mở cho cả mạng và chưa có đăng nhập: ai vào được mạng cũng gọi số, đánh giá,"
          + " in lại được. Chỉ dùng để thử.";

  private final Opened opened = new Opened();
  private final Ledger ledger;
  private final Outbox outbox;
  private final BrokerLink link;
  private final Board board;
  private final PageServer pages;

  /**
   * The differences between a board in a centre and one in the demo.
   *
   * @param wiring opens the lines of rating panels
   * @param tap is told of the first bytes at a printer
   * @param added the routes of the emulated devices, none with real ones
   * @param limits limits of delivery
   * @param observe wraps the ledger, for measuring
   * @param wall the kernel's wall clock, or a simulated one
   * @param alive called about once a second while the station thread works
   * @param fatal receives the failure that ends the program
   * @param open whether pages may be served to other machines without accounts
   * @param stations of which the board runs those of its roles and devices
   * @param pages what lies between the table of routes and the web server
   * @param sessions who is signed in; a board that is built anew in this process goes on with them
   */
  public record Needs(
      PanelWiring wiring,
      PrintTap tap,
      List<Route> added,
      DeliveryLimits limits,
      UnaryOperator<Ledger> observe,
      InstantSource wall,
      Runnable alive,
      Consumer<Throwable> fatal,
      boolean open,
      Stations stations,
      PageWiring pages,
      OpenSessions sessions) {

    /** With nothing between the table of routes and the web server. */
    public Needs(
        PanelWiring wiring,
        PrintTap tap,
        List<Route> added,
        DeliveryLimits limits,
        UnaryOperator<Ledger> observe,
        InstantSource wall,
        Runnable alive,
        Consumer<Throwable> fatal,
        boolean open,
        Stations stations) {
      this(
          wiring,
          tap,
          added,
          limits,
          observe,
          wall,
          alive,
          fatal,
          open,
          stations,
          PageWiring.STRAIGHT,
          new OpenSessions());
    }

    /** The same with other wiring of the pages. */
    public Needs with(PageWiring other) {
      return new Needs(
          wiring, tap, added, limits, observe, wall, alive, fatal, open, stations, other, sessions);
    }

    /** A board in a centre. */
    public static Needs production(Runnable alive, Consumer<Throwable> fatal, boolean open) {
      return new Needs(
          PanelWiring.GPIO,
          PrintTap.NONE,
          List.of(),
          DeliveryLimits.standard(),
          UnaryOperator.identity(),
          InstantSource.system(),
          alive,
          fatal,
          open,
          Stations.ALL);
    }
  }

  /**
   * Opens and starts everything.
   *
   * @throws IOException when a port, a directory or a device line is not available; the message
   *     says which and what to do
   */
  public BoardProgram(BoardConfig config, Catalogue catalogue, Needs needs) throws IOException {
    this(new Provision(config, catalogue, List.of(), null), needs);
  }

  /** The same, of what was read of files and from the site. */
  public BoardProgram(Provision provision, Needs needs) throws IOException {
    BoardConfig config = provision.config();
    Catalogue catalogue = provision.catalogue();
    CatalogueFeed ofSite = provision.site();
    BoardConfig.Web web = config.web();
    Doorway doorway = doorway(web, config.accounts() != null, needs);
    Site site = site(config, catalogue, doorway);
    if (config.broker().isOpen()) {
      LOG.log(
          Level.WARNING,
          "insecure = true: {0} is spoken to without TLS, so anyone on the way can forge"
              + " acknowledgements, commands and events",
          config.broker().urls());
    }
    Identity identity = new Identity(config.centre(), config.board());
    try {
      Ledger file =
          opened.add(
              LedgerDirectory.open(
                  config.data(),
                  identity,
                  needs.stations().events(),
                  Storage.onCard(Card.identity()),
                  new SecureRandom()));
      ledger = needs.observe().apply(file);
      var witness = new WitnessFile(config.data());
      var clock = new SystemClock(BuildDate.get(), needs.wall());
      var certificate = new AtomicReference<Optional<CertificateTrouble>>(Optional.empty());
      var topics = new Topics(config.centre(), config.board());
      var mailbox = new Mailbox();
      outbox =
          new Outbox(
              topics,
              new Delivery(
                  ledger, BrokerPorts.limits(config.broker(), needs.limits()), new SecureRandom()),
              new Outbox.Listener(
                  found -> mailbox.diverged(CaseServerAnswers.divergence(found)),
                  answer -> mailbox.answered(CaseServerAnswers.answered(answer))));
      Entrance entrance =
          opened.add(
              Entrance.of(config, site, mailbox::ask, () -> clock.now().wall(), needs.sessions()));
      CentreLine boards =
          site.sharesQueue()
              ? opened.add(
                  new CentreLine(
                      topics,
                      mayBeHub(config)
                          ? BrokerPorts.ofHub(config, () -> clock.now().wall())
                          : List.of(),
                      mailbox::received,
                      clock,
                      new SecureRandom()))
              : null;
      link =
          opened.add(
              new BrokerLink(
                  topics,
                  outbox,
                  handlers(
                      new CommandHandler(topics, needs.stations().orders(), mailbox::obey),
                      ofSite,
                      boards,
                      entrance.handlers()),
                  BrokerPorts.ofBoard(
                      config.broker(), topics, () -> clock.now().wall(), certificate::set),
                  clock));
      DeviceRack rack =
          opened.add(
              new DeviceRack(
                  config.devices(),
                  DeviceKinds.SHIPPED,
                  new Drivers.Needs(
                      reading -> {
                        if (!entrance.readers().test(reading)) {
                          mailbox.accept(reading);
                        }
                      },
                      new MailboxCommits(mailbox),
                      needs.wiring(),
                      needs.tap(),
                      () -> trustedTime(clock.now()))));
      Core core = new Core(site, needs.stations());
      board =
          opened.add(
              new Board(
                  core,
                  new Turn(
                      core,
                      ledger,
                      new Release(version(), site.roles()),
                      new NightWork(
                          new NightSeal(identity, BoardKey.in(config.data())),
                          new Retention(config.retention(), needs.stations().legacy())),
                      witness.read()),
                  ledger,
                  mailbox,
                  clock,
                  new Board.Needs(
                      boards == null ? rack : effects(rack, boards),
                      link::wake,
                      () ->
                          view(
                              outbox.status(),
                              certificate.get(),
                              clock.disbelieved(),
                              provision.notice()),
                      witness,
                      clock::pass,
                      ofSite == null
                          ? needs.alive()
                          : () -> {
                            needs.alive().run();
                            ofSite.look(clock.now(), ledger.head().position());
                          },
                      needs.fatal())));
      pages =
          opened.add(
              new PageServer(
                  new PageServer.Needs(
                      doorway,
                      web.port(),
                      new Limits(web.numbersPerMinute(), web.touchesPerMinute()),
                      board,
                      entrance.identification(),
                      Stream.concat(needs.added().stream(), entrance.routes().stream()).toList(),
                      config.data().resolve("voice"),
                      needs.pages())));
      pages.start();
      rack.start();
      nameLetters(rack.lacking(printed(catalogue)));
      mailbox.provisioned(new Input.Provisioned(provision.facts()));
      if (ofSite != null) {
        ofSite.tell(fact -> mailbox.provisioned(new Input.Provisioned(List.of(fact))));
      }
      board.start();
      link.start();
    } catch (IOException | RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  /** {@code guarded}: whether the pages ask for an account. */
  private static Doorway doorway(BoardConfig.Web web, boolean guarded, Needs needs)
      throws IOException {
    Doorway doorway = Doorway.at(web.host(), needs.open() || guarded);
    BoardConfig.WebTls tls = web.tls();
    if (tls != null) {
      KeyFiles keys = new KeyFiles(tls.certificate(), tls.key());
      PageTls.check(keys);
      doorway = doorway.with(keys);
    }
    if (guarded || needs.added().isEmpty()) { // the laboratory's board has nobody's names
      doorway.requireSecrecy();
    }
    return doorway;
  }

  /** The names of a catalogue that slips show. */
  private static List<String> printed(Catalogue catalogue) {
    List<String> texts = new ArrayList<>(List.of(catalogue.name()));
    catalogue.lines().forEach(line -> texts.add(line.name()));
    catalogue.priorities().forEach(priority -> texts.add(priority.name()));
    return texts;
  }

  private static void nameLetters(Set<String> lacking) {
    if (!lacking.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "the font of the slips lacks {0}: names of catalogue.toml with these letters are printed"
              + " with an empty frame in their place",
          String.join(" ", lacking));
    }
  }

  private static Site site(BoardConfig config, Catalogue catalogue, Doorway doorway) {
    Site site = Site.of(config, catalogue);
    return doorway.isOpen() && config.accounts() == null ? site.warned(OPEN_DOOR) : site;
  }

  private static Optional<LocalDateTime> trustedTime(Moment now) {
    return now.clock() == ClockQuality.SYNCHRONISED
        ? Optional.of(Day.local(now.wall()).toLocalDateTime())
        : Optional.empty();
  }

  private static boolean mayBeHub(BoardConfig config) {
    return config.roles().contains(BoardConfig.Role.HUB)
        || config.roles().contains(BoardConfig.Role.SPARE);
  }

  private static Effects effects(DeviceRack rack, CentreLine boards) {
    return effect -> {
      if (effect instanceof Effect.Send send) {
        boards.perform(send);
      } else {
        rack.perform(effect);
      }
    };
  }

  private static List<TopicHandler> handlers(
      TopicHandler commands,
      @Nullable CatalogueFeed ofSite,
      @Nullable CentreLine boards,
      List<TopicHandler> accounts) {
    return Stream.of(
            Stream.of(commands),
            Stream.ofNullable(ofSite),
            Stream.ofNullable(boards),
            accounts.stream())
        .<TopicHandler>flatMap(each -> each)
        .toList();
  }

  private static DeliveryView view(
      DeliveryStatus status,
      Optional<CertificateTrouble> certificate,
      Optional<Instant> told,
      @Nullable String provision) {
    String trouble =
        certificate
            .filter(_ -> !status.connected())
            .map(StaffNotice::certificate)
            .or(() -> told.map(StaffNotice::clock))
            .orElse(provision);
    return new DeliveryView(status.connected(), status.unacknowledged(), trouble);
  }

  private static String version() {
    String version = BoardProgram.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** The board, for touches and view. */
  public Board board() {
    return board;
  }

  /** The ledger that the program writes. */
  public Ledger ledger() {
    return ledger;
  }

  /** The status of delivery. */
  public DeliveryStatus delivery() {
    return outbox.status();
  }

  /** The TCP port the pages are served on. */
  public int port() {
    return pages.port();
  }

  /** The table of routes: what the pages answer, and to whom. */
  public List<Route> routes() {
    return pages.routes();
  }

  @Override
  public void close() {
    opened.close();
    LOG.log(Level.DEBUG, "board closed");
  }
}
