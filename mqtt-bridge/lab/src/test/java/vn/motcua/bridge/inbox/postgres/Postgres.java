package vn.motcua.bridge.inbox.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.lab.TemporaryPostgres;

/** One real PostgreSQL for all tests of a run, with an empty database for each that asks. */
public final class Postgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable TemporaryPostgres server;

  private Postgres() {}

  /** An empty database; skips the test where PostgreSQL is not installed. */
  public static PostgresAddress database() {
    assumeTrue(
        TemporaryPostgres.programs() != null,
        "PostgreSQL is not installed here: ./motcua test installs it, or apt-get install"
            + " postgresql");
    try {
      String url = server().database("test_" + DATABASES.incrementAndGet());
      return PostgresAddress.of(url, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized TemporaryPostgres server() throws IOException {
    if (server == null) {
      TemporaryPostgres started =
          TemporaryPostgres.start(Path.of(System.getProperty("java.io.tmpdir")));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
      server = started;
    }
    return server;
  }

  private static void close(TemporaryPostgres started) {
    try {
      started.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
