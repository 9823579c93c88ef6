package vn.motcua.firmware.web.people;

import java.util.List;
import java.util.concurrent.CompletionStage;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.people.AccountTouch;
import vn.motcua.firmware.people.CardReason;
import vn.motcua.firmware.people.reader.CardDesk;
import vn.motcua.firmware.people.session.Reception;
import vn.motcua.firmware.web.BadInputException;
import vn.motcua.firmware.web.JsonBody;
import vn.motcua.firmware.web.Route;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Reply;

/** What a supervisor does to accounts; the page itself is its station's. Any thread. */
public final class PeopleRoutes {
  private static final Access SUPERVISOR = Access.of(PersonRole.SUPERVISOR);

  private PeopleRoutes() {}

  /** The rows for the table. */
  public static List<Route> of(Reception reception, CardDesk cards) {
    return List.of(
        row(
            "add",
            reception,
            body ->
                new AccountTouch.Add(
                    AccountFields.person(body),
                    AccountFields.roles(body),
                    AccountFields.reason(body))),
        row(
            "roles",
            reception,
            body ->
                new AccountTouch.Change(
                    AccountFields.person(body),
                    AccountFields.roles(body),
                    AccountFields.reason(body))),
        row(
            "remove",
            reception,
            body ->
                new AccountTouch.Remove(AccountFields.person(body), AccountFields.reason(body))),
        row(
            "reset",
            reception,
            body -> new AccountTouch.Reset(AccountFields.person(body), AccountFields.reason(body))),
        Route.post(
            "/api/people/card", SUPERVISOR, (request, caller) -> give(request, caller, cards)),
        Route.post(
            "/api/people/no-card",
            SUPERVISOR,
            (request, caller) -> withdraw(request, caller, cards)));
  }

  private static CompletionStage<Reply> give(PageRequest request, Caller caller, CardDesk cards)
      throws BadInputException {
    JsonBody body = JsonBody.of(request);
    String person = AccountFields.person(body);
    CardReason why = AccountFields.cardReason(body);
    boolean print = AccountFields.isYes(body, "print");
    body.end();
    return OutcomeJson.of(cards.give(person, why, print, caller));
  }

  private static CompletionStage<Reply> withdraw(PageRequest request, Caller caller, CardDesk cards)
      throws BadInputException {
    JsonBody body = JsonBody.of(request);
    String person = AccountFields.person(body);
    CardReason why = AccountFields.cardReason(body);
    body.end();
    return OutcomeJson.of(cards.withdraw(person, why, caller));
  }

  private interface Reader {
    AccountTouch.OfASupervisor read(JsonBody body) throws BadInputException;
  }

  private static Route row(String verb, Reception reception, Reader reader) {
    return Route.post(
        "/api/people/" + verb,
        SUPERVISOR,
        (request, caller) -> answer(request, caller, reception, reader));
  }

  private static CompletionStage<Reply> answer(
      PageRequest request, Caller caller, Reception reception, Reader reader)
      throws BadInputException {
    JsonBody body = JsonBody.of(request);
    AccountTouch.OfASupervisor touch = reader.read(body);
    body.end();
    return OutcomeJson.of(reception.manage(touch, caller));
  }
}
