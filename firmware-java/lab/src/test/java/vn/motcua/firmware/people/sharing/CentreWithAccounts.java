package vn.motcua.firmware.people.sharing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import vn.motcua.firmware.board.centre.EnrolledCentre;
import vn.motcua.provisioning.BoardConfig;

/**
 * A centre made by the verbs of the site: a real Mosquitto with TLS, the configuration that ships
 * and the access list that the site printed, and a certificate for each of three boards. {@code
 * tru-so} owns the accounts, {@code quay-2} gets them, {@code quay-9} has nothing to do with them.
 */
final class CentreWithAccounts implements AutoCloseable {
  static final String OWNER = "tru-so";
  static final String HOLDER = "quay-2";
  static final String INTRUDER = "quay-9";

  private final Path directory;
  private final EnrolledCentre centre;

  CentreWithAccounts(Path directory) throws Exception {
    this.directory = directory;
    centre =
        new EnrolledCentre(
            directory,
            Map.of(OWNER, "--accounts-owner", HOLDER, "--accounts", INTRUDER, "--names"));
  }

  /** The broker's own port. */
  int port() {
    return centre.port();
  }

  /** How a board reaches the broker through a port of this machine, with its own certificate. */
  BoardConfig.Broker broker(String board, int through) {
    return centre.broker(board, through);
  }

  /** What {@code mosquitto_sub} or {@code mosquitto_pub} says with a board's certificate. */
  String mosquitto(String program, String board, String arguments) throws Exception {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "%s -h localhost -p %d --cafile %s/ca.crt --cert %s.crt --key %s.key -V 5 -q 1 %s"
                    .formatted(program, port(), centre.site(), board, board, arguments))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  @Override
  public void close() {
    centre.close();
  }
}
