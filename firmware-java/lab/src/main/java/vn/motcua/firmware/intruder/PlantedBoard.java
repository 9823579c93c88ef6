package vn.motcua.firmware.intruder;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.board.catalogue.Provisioning;
import vn.motcua.firmware.system.Lifetime;
import vn.motcua.firmware.web.PageWiring;
import vn.motcua.firmware.web.Route;
import vn.motcua.firmware.web.guard.Request;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Pages;
import vn.motcua.firmware.web.server.Reply;

/**
 * The board's program with one door open: {@code PlantedBoard BOARD.TOML CATALOGUE.TOML FAULT}. It
 * runs until it is ended.
 */
public final class PlantedBoard {
  private PlantedBoard() {}

  /** The process. */
  public static void main(String[] args) throws Exception {
    Lifetime lifetime = new Lifetime();
    var files =
        new Provisioning(
            Path.of(args[0]), Path.of(args[1]), InstantSource.system(), lifetime::renew);
    var needs =
        BoardProgram.Needs.production(() -> {}, lifetime::fail, false)
            .with(wiring(Plant.valueOf(args[2])));
    try (var _ = new BoardProgram(files.read(), needs)) {
      lifetime.await();
    } finally {
      lifetime.closed();
    }
  }

  private static PageWiring wiring(Plant plant) {
    return switch (plant) {
      case OPEN_ROUTE -> widened("GET", "/devices", Access.EVERYBODY);
      case MISSING_ROLE -> widened("POST", "/api/people/add", Access.PERSONS);
      case NO_CSRF -> new PageWiring(UnaryOperator.identity(), Unaware::new);
      case FOREIGN_TOPIC, STALE_LISTS ->
          throw new IllegalArgumentException(plant.word() + " is no fault of a board");
    };
  }

  /** The table with another access in one row. */
  private static PageWiring widened(String method, String path, Access access) {
    UnaryOperator<Route> row =
        route ->
            route.methods().contains(method) && route.path().equals(path)
                ? new Route(route.methods(), path, access, route.answering())
                : route;
    return new PageWiring(
        (List<Route> table) -> table.stream().map(row).toList(), UnaryOperator.identity());
  }

  /** The pages, to which every request seems to come from a page of their own. */
  private record Unaware(Pages pages) implements Pages {
    @Override
    public @Nullable Reply refusal(Request head) {
      return pages.refusal(
          new Request(
              head.method(),
              head.path(),
              head.target(),
              head.encrypted(),
              head.from(),
              head.host(),
              null,
              "same-origin",
              head.contentType(),
              head.cookies()));
    }

    @Override
    public CompletionStage<Reply> answer(PageRequest request) {
      return pages.answer(request);
    }
  }
}
