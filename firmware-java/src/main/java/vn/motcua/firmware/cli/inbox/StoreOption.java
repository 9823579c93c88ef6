package vn.motcua.firmware.cli.inbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.bridge.inbox.postgres.PostgresRecord;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.sqlite.SqliteRecord;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.RecordReader;
import vn.motcua.firmware.system.DemoData;

/** The store of an inbox: a directory, or a database. */
public final class StoreOption {
  @ArgGroup(exclusive = true)
  private Place place = new Place();

  private boolean isDemoTold;

  /** One of the two. */
  static final class Place {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "Directory of an inbox with its own SQLite file.")
    private @Nullable Path data;

    @Option(
        names = "--store",
        paramLabel = "URL",
        description = {
          "Database that several inboxes share:",
          "jdbc:postgresql://host:port/database.",
          "The password comes from PGPASSWORD or ~/.pgpass, never from the command line."
        })
    private @Nullable String store;
  }

  /** The directory, null when a database was given. */
  public @Nullable Path directory() {
    return place.data;
  }

  /**
   * The database, null when a directory was given.
   *
   * @throws ParameterException when neither was given, or the URL is wrong
   */
  public @Nullable PostgresAddress database(CommandSpec spec) {
    String url = place.store;
    if (url == null && place.data == null) {
      throw new ParameterException(
          spec.commandLine(), "Name the store: --data DIR or --store jdbc:postgresql://…");
    }
    try {
      return url == null ? null : PostgresAddress.of(url, System.getenv());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether either was given. */
  boolean isSaid() {
    return place.data != null || place.store != null;
  }

  /** Opens an existing store, or the demo's, even while inboxes use it. */
  InboxStore open(CommandSpec spec, EventCatalogue events) {
    if (place.store == null) {
      Path directory = place.data == null ? demo(spec) : place.data;
      return SqliteInboxStore.open(file(spec, directory), events);
    }
    return PostgresInboxStore.open(Objects.requireNonNull(database(spec)), events);
  }

  /** Reads an existing store, or the demo's, row by row; changes nothing. */
  RecordReader record(CommandSpec spec) {
    PostgresAddress database = place.store == null ? null : database(spec);
    return database == null
        ? SqliteRecord.open(file(spec, place.data == null ? demo(spec) : place.data))
        : PostgresRecord.open(database);
  }

  /** The value of the option as text. */
  String name() {
    return place.store != null
        ? place.store
        : place.data != null ? place.data.toAbsolutePath() + "" : "the demo's inbox";
  }

  private Path demo(CommandSpec spec) {
    Path inbox = DemoData.usual().inbox();
    if (!Files.isDirectory(inbox)) {
      throw new ParameterException(
          spec.commandLine(),
          "Name an inbox: --data DIR or --store jdbc:postgresql://… (there is no demo data here)");
    }
    if (!isDemoTold) {
      spec.commandLine().getErr().println("motcua: no inbox given; reading the demo's: " + inbox);
      isDemoTold = true;
    }
    return inbox;
  }

  private static Path file(CommandSpec spec, Path directory) {
    Path file = directory.resolve("inbox.db");
    for (Path each : List.of(directory, file)) {
      if (Files.exists(each) && !Files.isReadable(each)) {
        throw new ParameterException(spec.commandLine(), "this user may not read " + each);
      }
    }
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(
          spec.commandLine(), directory + " contains no inbox; name the directory of an inbox");
    }
    return file;
  }
}
