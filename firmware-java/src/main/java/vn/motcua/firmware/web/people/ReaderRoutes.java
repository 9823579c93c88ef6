package vn.motcua.firmware.web.people;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.Cookies;
import vn.motcua.firmware.access.ScreenKind;
import vn.motcua.firmware.people.reader.ReaderSignIn;
import vn.motcua.firmware.people.session.Outcome;
import vn.motcua.firmware.people.session.SessionCookie;
import vn.motcua.firmware.web.BadInputException;
import vn.motcua.firmware.web.JsonBody;
import vn.motcua.firmware.web.Route;
import vn.motcua.firmware.web.guard.Request;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Reply;

/**
 * The screen of a counter asks whether somebody has come by finger or card; it asks again each
 * second. Any thread.
 */
public final class ReaderRoutes {
  private static final String SET_COOKIE = "Set-Cookie";
  private static final String NAME = "motcua-reader";

  private final ReaderSignIn readers;

  private ReaderRoutes(ReaderSignIn readers) {
    this.readers = readers;
  }

  /** The row for the table: of a screen without a session, at the counter of the readers. */
  public static List<Route> of(ReaderSignIn readers) {
    ReaderRoutes to = new ReaderRoutes(readers);
    return List.of(
        Route.post(
            "/api/session/reader",
            Access.of(ScreenKind.COUNTER).at(readers.counter()),
            (request, _) -> to.ask(request)));
  }

  private CompletionStage<Reply> ask(PageRequest request) throws BadInputException {
    Request head = request.head();
    JsonBody.of(request).end();
    String prefix = head.encrypted() ? "__Host-" : "";
    String end = head.encrypted() ? "; Secure" : "";
    ReaderSignIn.Answer answer =
        readers.ask(Cookies.value(head.cookies(), prefix + NAME), head.from(), head.encrypted());
    String cookie = answer.cookie();
    return OutcomeJson.of(
        CompletableFuture.completedFuture(answer.outcome()),
        (outcome, reply) -> {
          if (outcome instanceof Outcome.In(String token, _)) {
            return reply.with(SET_COOKIE, SessionCookie.over(head.encrypted()).set(token));
          }
          return cookie == null
              ? reply
              : reply.with(
                  SET_COOKIE,
                  prefix + NAME + "=" + cookie + "; Path=/; HttpOnly; SameSite=Strict" + end);
        });
  }
}
