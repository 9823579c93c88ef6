package vn.motcua.firmware.intruder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.web.Route;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.CatalogueToml;
import vn.motcua.provisioning.ConfigException;

/**
 * The whole scenario: makes a centre, starts a broker and a board as processes, and tries every
 * door. One thread; {@link #close} from any, also meanwhile, ends the processes.
 */
public final class IntruderScenario implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(IntruderScenario.class.getName());

  private final Path directory;
  private final @Nullable Plant plant;
  private final DoorReport report;
  private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();

  /**
   * Does nothing yet.
   *
   * @param directory empty; what the processes write stays there
   * @param plant the fault that is to be found; null for none
   * @param lines is told of each door
   */
  public IntruderScenario(Path directory, @Nullable Plant plant, Consumer<String> lines) {
    this.directory = directory;
    this.plant = plant;
    this.report = new DoorReport(lines);
  }

  /** What is missing on this machine, as a sentence; null when nothing is. */
  public static @Nullable String lacking() {
    return SiteBroker.lacking();
  }

  /**
   * Tries everything, once.
   *
   * @throws IOException when something cannot be set up; the message says what
   */
  public DoorReport run() throws IOException, InterruptedException {
    AttackedCentre centre = AttackedCentre.make(directory.toAbsolutePath());
    SiteBroker broker = new SiteBroker(centre);
    opened.push(broker);
    if (plant == Plant.FOREIGN_TOPIC) {
      broker.grant(
          AttackedCentre.STOLEN.client(), "publishClientSend", AttackedCentre.BOARD.events());
    }
    broker.restart();
    BoardProcess board = new BoardProcess(centre, plant);
    opened.push(board);
    List<Route> table = declared(centre); // while the board starts
    board.awaitPages();
    Guests guests = new Guests(centre);
    opened.push(guests);
    guests.enter();
    SignInProbe signIn = new SignInProbe(guests, report);
    signIn.forge();
    new PageProbe(guests, report).run(table);
    signIn.guess();
    attack(new BrokerProbe(centre, broker, report), centre, broker);
    return report;
  }

  private void attack(BrokerProbe probe, AttackedCentre centre, SiteBroker broker)
      throws IOException, InterruptedException {
    probe.strangers();
    probe.topics();
    centre.revokeStolen();
    if (plant != Plant.STALE_LISTS) {
      broker.copy();
    }
    broker.restart();
    probe.revoked();
  }

  /**
   * The table of routes of a board with all roles and accounts: the product's, whatever is planted
   * in the board that is attacked.
   */
  private static List<Route> declared(AttackedCentre centre) throws IOException {
    Path data = Files.createDirectory(centre.directory().resolve("declared"));
    BoardConfig config =
        new BoardConfig(
            AttackedCentre.BOARD.centre(),
            AttackedCentre.BOARD.board(),
            EnumSet.allOf(BoardConfig.Role.class),
            data,
            BoardConfig.RETENTION_DEFAULT,
            new BoardConfig.Broker(URI.create("tcp://127.0.0.1:1")),
            new BoardConfig.Web("127.0.0.1", 0),
            List.of(),
            BoardConfig.SLOTS_DEFAULT,
            new BoardConfig.Accounts(),
            BoardConfig.CatalogueSource.FILE);
    var needs = BoardProgram.Needs.production(() -> {}, _ -> {}, false);
    try (var board = new BoardProgram(config, CatalogueToml.load(centre.catalogue()), needs)) {
      return board.routes();
    } catch (ConfigException faulty) {
      throw new IOException("the example of a catalogue cannot be used", faulty);
    }
  }

  @Override
  public void close() {
    for (AutoCloseable next = opened.poll(); next != null; next = opened.poll()) {
      try {
        next.close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.WARNING, "could not end " + next, e);
      }
    }
  }
}
