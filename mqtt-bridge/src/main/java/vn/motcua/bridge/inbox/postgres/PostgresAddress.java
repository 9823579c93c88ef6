package vn.motcua.bridge.inbox.postgres;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The address of the inbox's database and the user name there.
 *
 * <p>The address never contains a password, because other users can read it in the list of
 * processes: it comes from {@code PGPASSWORD}, or from the file {@code PGPASSFILE} or {@code
 * ~/.pgpass}, which the driver reads by itself. The user is {@code PGUSER}, {@code user=} of the
 * address, or the user of the process.
 *
 * @param url {@code jdbc:postgresql://host:port/database?sslmode=verify-full&…}
 */
public record PostgresAddress(String url, @Nullable String user, @Nullable String password) {
  /** What every address of this kind begins with. */
  public static final String SCHEME = "jdbc:postgresql:";

  /** Refuses any other address, and one that contains a password. */
  public PostgresAddress {
    if (!url.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "the store must be " + SCHEME + "//host:port/database, or a directory with --data");
    }
    if (url.toLowerCase(Locale.ROOT).contains("password=") || url.matches("[^?]*//[^/?]*@.*")) {
      throw new IllegalArgumentException(
          "the store's address must not carry a password, others could read it; put it into"
              + " PGPASSWORD or into ~/.pgpass");
    }
  }

  /** An address, with user and password from the environment. */
  public static PostgresAddress of(String url, Map<String, String> environment) {
    return new PostgresAddress(url, environment.get("PGUSER"), environment.get("PGPASSWORD"));
  }

  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "motcua-inbox");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("tcpKeepAlive", "true");
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url;
  }
}
