package vn.motcua.provisioning;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The two kinds of addresses of board.toml: the broker's and a device's. */
final class LinkUri {
  private static final Pattern BAUD = Pattern.compile("baud=([0-9]{1,7})");
  private static final int BAUD_MIN = 1_200;
  private static final int BAUD_MAX = 921_600;

  private LinkUri() {}

  /** {@code tcp://host:1883} or {@code ssl://host:8883}. */
  static Check broker() {
    return uri(
        uri -> Set.of("tcp", "ssl").contains(String.valueOf(uri.getScheme())) && isHostAndPort(uri),
        "is no broker address; write tcp://host:1883 or ssl://host:8883");
  }

  /** {@code tcp://host:9100} or {@code serial:/dev/ttyUSB0?baud=115200}. */
  static Check device() {
    return uri(
        uri ->
            switch (String.valueOf(uri.getScheme())) {
              case "tcp" -> isHostAndPort(uri);
              case "serial" -> isSerial(uri);
              default -> false;
            },
        "is no link; write tcp://host:9100 or serial:/dev/ttyUSB0?baud=115200");
  }

  private static Check uri(Function<URI, Boolean> test, String message) {
    return text -> {
      try {
        return test.apply(new URI(text)) ? Optional.empty() : Optional.of(message);
      } catch (URISyntaxException e) {
        return Optional.of(message + " (" + e.getReason() + ")");
      }
    };
  }

  private static boolean isHostAndPort(URI uri) {
    return uri.getHost() != null
        && uri.getPort() >= 1
        && uri.getPort() <= 65_535
        && uri.getUserInfo() == null
        && uri.getPath().isEmpty()
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }

  private static boolean isSerial(URI uri) {
    if (uri.getAuthority() != null || uri.getPath() == null || !uri.getPath().startsWith("/dev/")) {
      return false;
    }
    String query = uri.getQuery();
    if (query == null) {
      return true;
    }
    var baud = BAUD.matcher(query);
    if (!baud.matches()) {
      return false;
    }
    int value = Integer.parseInt(baud.group(1));
    return value >= BAUD_MIN && value <= BAUD_MAX;
  }
}
