package vn.motcua.firmware.web.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.access.ScreenKind;
import vn.motcua.firmware.people.Account;
import vn.motcua.firmware.people.session.Outcome;
import vn.motcua.firmware.people.session.Reception;
import vn.motcua.firmware.people.session.SessionCookie;
import vn.motcua.firmware.people.session.Sessions;
import vn.motcua.firmware.web.BadInputException;
import vn.motcua.firmware.web.JsonBody;
import vn.motcua.firmware.web.Replies;
import vn.motcua.firmware.web.Route;
import vn.motcua.firmware.web.guard.Request;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Reply;

/** Sign in, sign out, and one's own password. Any thread. */
public final class SessionRoutes {
  private static final String SET_COOKIE = "Set-Cookie";

  private final Sessions sessions;
  private final Reception reception;

  private final @Nullable String counter;

  private SessionRoutes(Sessions sessions, Reception reception, @Nullable String counter) {
    this.sessions = sessions;
    this.reception = reception;
    this.counter = counter;
  }

  /** The rows for the table; {@code counter} is where readers stand, null for nowhere. */
  public static List<Route> of(Sessions sessions, Reception reception, @Nullable String counter) {
    SessionRoutes to = new SessionRoutes(sessions, reception, counter);
    return List.of(
        Route.page("/login", Access.EVERYBODY),
        Route.get("/api/login", Access.EVERYBODY, (_, caller) -> to.open(caller)),
        Route.page("/account", Access.PERSONS),
        Route.get("/api/session", Access.PERSONS, (request, caller) -> to.who(request, caller)),
        Route.post("/api/session", Access.EVERYBODY, (request, _) -> to.signIn(request)),
        Route.deleteQuick("/api/session", Access.EVERYBODY, (request, _) -> to.signOut(request)),
        Route.post("/api/account/code", Access.EVERYBODY, (request, _) -> to.choose(request)),
        Route.post("/api/account/password", Access.PERSONS, (request, _) -> to.change(request)));
  }

  /**
   * Whether anybody can sign in at all, else what to do, before somebody types a password; and
   * whether this browser may wait for a finger or a card.
   */
  private Reply open(Caller caller) {
    boolean reader =
        counter != null
            && caller instanceof Caller.Screen(ScreenKind kind, String where)
            && kind == ScreenKind.COUNTER
            && counter.equals(where);
    return Replies.json(
        200,
        reception.isClosed()
            ? Map.of("answer", "closed", "message", Reception.CLOSED, "reader", reader)
            : Map.of("answer", "open", "reader", reader));
  }

  private Reply who(PageRequest request, Caller caller) throws BadInputException {
    Account account = account(request.head());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("answer", "signed-in");
    json.put("person", account.person());
    json.put(
        "roles",
        caller instanceof Caller.Person(_, var roles)
            ? roles.stream().sorted().map(PersonRole::word).toList()
            : List.of());
    return Replies.json(200, json);
  }

  private CompletionStage<Reply> signIn(PageRequest request) throws BadInputException {
    Request head = request.head();
    JsonBody body = JsonBody.of(request);
    String person = AccountFields.person(body);
    String password = body.unchecked("password");
    body.end();
    SessionCookie cookie = SessionCookie.over(head.encrypted());
    return OutcomeJson.of(
        reception.signIn(head.from(), head.encrypted(), person, password),
        (outcome, reply) -> {
          if (outcome instanceof Outcome.In(String token, _)) {
            sessions.end(head.cookies()); // whoever used this browser before
            return reply.with(SET_COOKIE, cookie.set(token));
          }
          return reply;
        });
  }

  private Reply signOut(PageRequest request) {
    sessions.end(request.head().cookies());
    return cleared(request.head(), Replies.json(200, Map.of("answer", "done")));
  }

  private CompletionStage<Reply> choose(PageRequest request) throws BadInputException {
    JsonBody body = JsonBody.of(request);
    String person = AccountFields.person(body);
    String code = body.unchecked("code");
    String password = body.unchecked("password");
    body.end();
    return OutcomeJson.of(reception.choose(request.head().from(), person, code, password));
  }

  private CompletionStage<Reply> change(PageRequest request) throws BadInputException {
    Request head = request.head();
    JsonBody body = JsonBody.of(request);
    String current = body.unchecked("current");
    String password = body.unchecked("password");
    body.end();
    return OutcomeJson.of(
        reception.change(head.from(), account(head), current, password),
        (outcome, reply) -> outcome instanceof Outcome.Done ? cleared(head, reply) : reply);
  }

  private static Reply cleared(Request head, Reply reply) {
    return reply.with(SET_COOKIE, SessionCookie.over(head.encrypted()).clear());
  }

  private Account account(Request head) throws BadInputException {
    Account account = sessions.account(head.cookies());
    if (account == null) { // it ended since the route admitted it
      throw new BadInputException(
          401, "no-session", null, "Chưa đăng nhập. Hãy đăng nhập rồi làm lại.");
    }
    return account;
  }
}
