package vn.motcua.firmware.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.lab.EmbeddedBroker;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.system.DemoData;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.CatalogueToml;
import vn.motcua.provisioning.ConfigException;

/**
 * A whole centre in one process. The data directory stays: the next start continues where this one
 * stopped.
 */
public final class Demo implements AutoCloseable {
  private static final String EXAMPLE = "/vn/motcua/provisioning/catalogue.example.toml";

  private final EmbeddedBroker broker;
  private final Inbox inbox;
  private final EmulatedBench bench;
  private final BoardProgram board;
  private final Stopwatch stopwatch = new Stopwatch();
  private final BoardConfig config;

  /**
   * The place of a demo.
   *
   * @param web where its pages are served (port 0: any)
   * @param open whether they may be served to other machines
   */
  public record Place(DemoData data, BoardConfig.Web web, boolean open) {}

  /**
   * Starts everything.
   *
   * @param fatal receives the failure that ends the board
   * @throws ConfigException when the data directory's catalogue.toml has faults
   * @throws IOException when the directory or the port is not available; the message says which
   */
  public Demo(Place place, Consumer<Throwable> fatal) throws IOException, ConfigException {
    DemoData data = place.data();
    Catalogue catalogue = catalogue(data);
    var started = new Closing();
    try {
      broker = started.add(EmbeddedBroker.start(0, null));
      inbox =
          started.add(
              Inbox.open(
                  data.inbox(),
                  Stations.ALL.events(),
                  PahoMqttPort.to(broker.url()),
                  InstantSource.system()));
      bench = started.add(new EmulatedBench(data.devices(), catalogue));
      config =
          new BoardConfig(
              "minh-hoa",
              "mot-cua-1",
              EnumSet.allOf(BoardConfig.Role.class),
              data.board(),
              BoardConfig.RETENTION_DEFAULT,
              new BoardConfig.Broker(broker.url()),
              place.web(),
              bench.deviceConfigs(),
              BoardConfig.SLOTS_DEFAULT);
      board =
          new BoardProgram(
              config,
              catalogue,
              new BoardProgram.Needs(
                  bench.wiring(),
                  stopwatch,
                  BenchPage.of(bench),
                  DeliveryLimits.alone(),
                  stopwatch::watch,
                  InstantSource.system(),
                  () -> {},
                  fatal,
                  place.open(),
                  Stations.ALL));
    } catch (IOException | RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private static Catalogue catalogue(DemoData data) throws IOException, ConfigException {
    Files.createDirectories(data.root());
    Path file = data.catalogue();
    if (Files.notExists(file)) {
      try (InputStream example = Demo.class.getResourceAsStream(EXAMPLE)) {
        if (example == null) {
          throw new IOException("this build lacks " + EXAMPLE);
        }
        Files.copy(example, file);
      }
    }
    return CatalogueToml.load(file);
  }

  /** Closes what was opened, newest first, when a start fails half-way. */
  private static final class Closing {
    private final java.util.ArrayDeque<AutoCloseable> opened = new java.util.ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
      opened.push(part);
      return part;
    }

    void close() {
      for (AutoCloseable part : opened) {
        closeQuietly(part);
      }
    }
  }

  private static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.getLogger(Demo.class.getName())
          .log(System.Logger.Level.WARNING, "could not close " + part, e);
    }
  }

  /** The emulated devices. */
  EmulatedBench bench() {
    return bench;
  }

  /** The case server's side. */
  Inbox inbox() {
    return inbox;
  }

  /** The board. */
  BoardProgram board() {
    return board;
  }

  /** When things became durable and acknowledged. */
  Stopwatch stopwatch() {
    return stopwatch;
  }

  /** Centre id. */
  String centre() {
    return config.centre();
  }

  /** Board id. */
  String boardId() {
    return config.board();
  }

  /** Address of the broker. */
  public URI broker() {
    return broker.url();
  }

  /** TCP port of the pages. */
  public int port() {
    return board.port();
  }

  /** Stops everything, in the order board, devices, inbox, broker. */
  @Override
  public void close() {
    for (@Nullable AutoCloseable part : new AutoCloseable[] {board, bench, inbox, broker}) {
      closeQuietly(part);
    }
  }
}
