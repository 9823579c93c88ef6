package vn.motcua.firmware.board.centre;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.board.QuietNeeds;
import vn.motcua.firmware.cli.Ran;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Stations;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.DeviceConfig;

/**
 * A centre whose boards share one queue, made by the verbs of the site: a real Mosquitto with TLS,
 * the configuration that ships and the access list that the site printed, and an inbox as a
 * process. One thread.
 */
final class SharedCentre implements AutoCloseable {
  private final Path directory;
  private final EnrolledCentre centre;
  private final Process inbox;

  /** Enrols these boards. */
  SharedCentre(Path directory, List<String> boards) throws Exception {
    this.directory = directory;
    centre =
        new EnrolledCentre(
            directory, boards.stream().collect(Collectors.toMap(each -> each, _ -> "")));
    Path own = centre.site().resolve("inbox-1");
    inbox =
        Ran.start(
            "inbox",
            "--broker",
            "ssl://localhost:" + centre.port(),
            "--ca",
            own.resolve("ca.crt").toString(),
            "--certificate",
            own.resolve("inbox.crt").toString(),
            "--key",
            own.resolve("inbox.key").toString(),
            "--data",
            directory.resolve("inbox").toString());
  }

  /** The broker's port. */
  int port() {
    return centre.port();
  }

  /** Where a board keeps its ledger. */
  Path data(String board) {
    return directory.resolve("data-" + board);
  }

  /**
   * A board's program with a slot of its own, and the hub's certificate where it may be the hub.
   */
  BoardProgram start(
      String board, int slot, Set<BoardConfig.Role> roles, List<DeviceConfig> devices)
      throws IOException {
    boolean candidate =
        roles.contains(BoardConfig.Role.HUB) || roles.contains(BoardConfig.Role.SPARE);
    Path hub = centre.site().resolve("hub");
    var config =
        new BoardConfig(
            "minh-hoa",
            board,
            roles,
            data(board),
            BoardConfig.RETENTION_DEFAULT,
            centre.broker(board, centre.port()),
            new BoardConfig.Web("127.0.0.1", 0),
            devices,
            List.of(slot),
            null,
            BoardConfig.CatalogueSource.FILE,
            hubTls(candidate ? hub : null),
            BoardConfig.Queue.CENTRE);
    return new BoardProgram(
        config, Scene.site().catalogue(), QuietNeeds.of(UnaryOperator.identity(), Stations.ALL));
  }

  private static BoardConfig.@Nullable HubTls hubTls(@Nullable Path hub) {
    return hub == null
        ? null
        : new BoardConfig.HubTls(hub.resolve("hub.crt"), hub.resolve("hub.key"));
  }

  @Override
  public void close() {
    inbox.destroy();
    inbox.onExit().join();
    centre.close();
  }
}
