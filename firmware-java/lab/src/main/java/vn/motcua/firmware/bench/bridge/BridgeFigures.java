package vn.motcua.firmware.bench.bridge;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.motcua.bridge.lab.EmbeddedBroker;
import vn.motcua.bridge.lab.TemporaryPostgres;
import vn.motcua.firmware.bench.Figure;

/** Delivery, inbox and storm as figures with their references. */
public final class BridgeFigures {
  private static final int BACKLOG_EVENTS = 10_000;
  private static final int STORM_EVENTS_EACH = 10;
  private static final Duration STORM_DOWNTIME = Duration.ofMinutes(1);
  private static final long STORM_SEED = 20_261_120;

  /**
   * The configuration of a broker that only forwards, with as many messages in flight as a board
   * may have.
   */
  private static final String MOSQUITTO =
      """
      persistence false
      max_inflight_messages 1000
      """;

  private BridgeFigures() {}

  /**
   * A backlog through Mosquitto, or through the embedded broker where that is not installed,
   * against bare publishing and a Mosquitto bridge in the same run.
   *
   * @param drainRows rows of a larger backlog, for measuring memory while it drains; 0 for none
   */
  public static List<Figure> deliver(Path directory, int drainRows)
      throws IOException, InterruptedException {
    Path program = Mosquitto.program();
    if (program == null) {
      try (EmbeddedBroker broker = EmbeddedBroker.start(0, null)) {
        return deliver(directory, broker.url(), "Artemis in this process", drainRows);
      }
    }
    int port = Mosquitto.freePort();
    try (Mosquitto broker = Mosquitto.start(program, directory, "centre", port, MOSQUITTO)) {
      return deliver(directory, broker.url(), "Mosquitto", drainRows);
    }
  }

  private static List<Figure> deliver(Path directory, URI broker, String name, int drainRows)
      throws IOException, InterruptedException {
    var f = DeliverBench.run(directory, broker, BACKLOG_EVENTS);
    String connect = String.format(Locale.ROOT, "%.2f s", f.connectSeconds());
    String bare = String.format(Locale.ROOT, "%.2f s", f.bareSeconds());
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "backlog_10k_s",
            f.acknowledgedSeconds(),
            "s",
            "10 000 events to the case server's durable acknowledgement, "
                + (connect + " of it to connect; board and case server in this process, broker ")
                + name));
    figures.add(
        new Figure(
            "deliver_vs_bare_qos1",
            f.ratio(),
            "ratio",
            "once connected; bare Paho QoS 1 of the same size and window to PUBACK took " + bare));
    figures.add(bridge(f));
    figures.addAll(StationBench.run(directory, broker, BACKLOG_EVENTS));
    figures.add(
        new Figure("deliver_rss_mb", f.residentMegabytes(), "MB", "this process at the end"));
    if (drainRows > 0) {
      var drain = DrainBench.run(directory, broker, drainRows);
      String how =
          String.format(
              Locale.ROOT,
              "peak of the board's process, 64 MB heap, %d rows in %.0f s",
              drainRows,
              drain.seconds());
      String key = drainRows == 1_000_000 ? "drain_1m_rss_mb" : "drain_rss_mb";
      figures.add(new Figure(key, drain.peakMegabytes(), "MB", how));
    }
    return figures;
  }

  private static Figure bridge(DeliverBench.Figures f) {
    String key = "deliver_vs_mosquitto_bridge";
    if (Double.isNaN(f.bridgeSeconds())) {
      return Figure.missing(key, "ratio", "mosquitto is not installed");
    }
    String took = String.format(Locale.ROOT, "%.2f s", f.bridgeSeconds());
    return new Figure(
        key,
        f.bridgeSeconds() / f.acknowledgedSeconds(),
        "ratio",
        "Mosquitto bridge with persistence, same size and window, took " + took);
  }

  /**
   * Verified, deduplicated and stored, against a plain INSERT of the same rows; PostgreSQL too,
   * where it is installed.
   */
  public static List<Figure> inbox(Path directory)
      throws IOException, SQLException, InterruptedException {
    var f = InboxBench.run(directory, BACKLOG_EVENTS);
    String insert = Math.round(f.insertPerSecond()) + " rows/s by plain INSERT";
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("inbox_events_per_s", f.inboxPerSecond(), "1/s", "verified and stored"));
    figures.add(new Figure("inbox_sqlite_vs_insert", f.ratio(), "ratio", insert));
    if (TemporaryPostgres.programs() == null) {
      figures.add(
          Figure.missing("inbox_postgres_vs_insert", "ratio", "PostgreSQL is not installed"));
    } else {
      figures.addAll(postgres(directory));
      figures.addAll(divided(directory));
    }
    return figures;
  }

  private static List<Figure> postgres(Path directory)
      throws IOException, SQLException, InterruptedException {
    // The server runs as another user, who must be able to enter the directory.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    var f = PostgresBench.run(directory, BACKLOG_EVENTS);
    String insert = Math.round(f.insert()) + " rows/s by plain INSERT in batches of 500";
    String copy = Math.round(f.copy()) + " rows/s by plain COPY in batches of 500";
    return List.of(
        new Figure(
            "inbox_postgres_events_per_s", f.one().perSecond(), "1/s", "one inbox, 8 boards"),
        new Figure(
            "inbox_postgres_2_events_per_s",
            f.two().perSecond(),
            "1/s",
            "two inboxes, four boards each"),
        new Figure(
            "inbox_postgres_2_vs_1",
            f.two().perSecond() / f.one().perSecond(),
            "ratio",
            "events a second"),
        new Figure(
            "inbox_postgres_2_cpu_vs_1",
            f.two().micros() / f.one().micros(),
            "ratio",
            "processor time of an event, %.0f us against %.0f us, with the database's"
                .formatted(f.two().micros(), f.one().micros())),
        new Figure(
            "inbox_postgres_2_alternating_events_per_s",
            f.alternating().perSecond(),
            "1/s",
            "two inboxes, each board's events dealt out alternately"),
        new Figure("inbox_postgres_vs_insert", f.one().perSecond() / f.insert(), "ratio", insert),
        new Figure("inbox_postgres_2_vs_insert", f.two().perSecond() / f.insert(), "ratio", insert),
        new Figure("inbox_postgres_vs_copy", f.one().perSecond() / f.copy(), "ratio", copy));
  }

  /** One and two inboxes behind a broker. */
  private static List<Figure> divided(Path directory)
      throws IOException, SQLException, InterruptedException {
    Path program = Mosquitto.program();
    if (program == null) {
      return List.of(Figure.missing("inbox_broker_2_vs_1", "ratio", "mosquitto is not installed"));
    }
    var f = DividedBench.run(program, directory);
    return List.of(
        new Figure(
            "inbox_broker_events_per_s",
            f.one().perSecond(),
            "1/s",
            "20 boards, Mosquitto, one inbox process, PostgreSQL, all on this machine; medians"),
        new Figure(
            "inbox_broker_2_vs_1",
            f.two().perSecond() / f.one().perSecond(),
            "ratio",
            "events a second, two inbox processes"),
        new Figure(
            "inbox_broker_2_cpu_vs_1",
            f.two().micros() / f.one().micros(),
            "ratio",
            "processor time of an event, %.0f us against %.0f us, inboxes and database"
                .formatted(f.two().micros(), f.one().micros())),
        new Figure(
            "inbox_broker_2_broker_cpu_vs_1",
            f.two().brokerMicros() / f.one().brokerMicros(),
            "ratio",
            "processor time of an event in Mosquitto, %.1f us against %.1f us"
                .formatted(f.two().brokerMicros(), f.one().brokerMicros())));
  }

  /**
   * Many boards that lose the same broker at the same instant, on a simulated clock and network.
   *
   * @param live this number of boards also with real connections to a real Mosquitto; 0 for none
   */
  public static List<Figure> storm(Path directory, int live)
      throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    for (int boards : new int[] {500, 5_000}) {
      var f = StormBench.run(boards, STORM_EVENTS_EACH, STORM_DOWNTIME, STORM_SEED);
      String reference =
          "simulated, seed " + STORM_SEED + ", broker away " + STORM_DOWNTIME.toSeconds() + " s";
      figures.addAll(storm("storm_" + boards, f, reference));
    }
    Path program = Mosquitto.program();
    if (live > 0 && program == null) {
      figures.add(Figure.missing("live_storm_peak_share", "1/s", "mosquitto is not installed"));
    } else if (program != null && live > 0) {
      var f = LiveStorm.run(program, directory, live, STORM_EVENTS_EACH);
      figures.addAll(
          storm("live_storm", f, live + " real connections to a Mosquitto that came back"));
    }
    return figures;
  }

  private static List<Figure> storm(String key, StormBench.Figures seen, String reference) {
    double acknowledged = seen.allAcknowledged().toMillis() / 1e3;
    return List.of(
        new Figure(key + "_peak_share", seen.peakShare(), "1/s", reference),
        new Figure(key + "_all_acknowledged_s", acknowledged, "s", reference));
  }
}
