package vn.motcua.firmware.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.people.AccountEvent.AccountRestated;
import vn.motcua.firmware.people.PeopleView.Other;
import vn.motcua.firmware.people.PeopleView.Row;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Hardware;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.view.Page;
import vn.motcua.provisioning.Catalogue;

/**
 * The accounts of a board. It runs on every board, so that accounts outlast the pruning of their
 * events; on one without accounts it has no page and does nothing else. Where another board owns
 * the accounts it takes what that board says, and has no page either. Station thread only.
 */
public final class PeopleStation implements Station {
  /** Where a supervisor manages accounts. */
  public static final Page PAGE = new Page("people", Access.of(PersonRole.SUPERVISOR));

  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<String> printers;
  private final Hardware hardware = new Hardware();
  private final AccountDesk desk;
  private final @Nullable AccountBook book;
  private AccountState state = new AccountState();
  private boolean live;

  /**
   * A station that has seen no event.
   *
   * @param staff of the catalogue
   * @param book is told of the accounts; null on a board without accounts
   * @param printers that print cards
   */
  public PeopleStation(
      List<Catalogue.Staff> staff, @Nullable AccountBook book, List<String> printers) {
    staff.forEach(each -> names.put(each.id(), each.name()));
    this.desk = new AccountDesk(names.keySet());
    this.book = book;
    this.printers = List.copyOf(printers);
  }

  /** After a replay the first input comes: only from here on are they the present accounts. */
  @Override
  public void note(Input input, Moment now) {
    if (input instanceof Input.Heard(Reading reading)) {
      hardware.note(reading);
    }
    if (!live) {
      live = true;
      publish();
    }
  }

  @Override
  public Decision decide(Input input, Moment now) {
    return switch (input) {
      case Input.Touched(AccountTouch touch, Caller by) when book != null && !isCopy() ->
          touch instanceof AccountTouch.GiveCard give
              ? printed(desk.decide(state, give, by), give)
              : desk.decide(state, touch, by);
      case Input.Touched(OwnersAccounts(AccountsAsOf accounts), _) when isCopy() ->
          FollowedAccounts.decide(state.asOf(), accounts);
      case Input.Outlived(List<Event> events) -> restated(events);
      default -> Decision.NOTHING;
    };
  }

  /** The same with the card on paper where that is asked for. */
  private Decision printed(Decision decision, AccountTouch.GiveCard give) {
    if (give.slip() == null || decision.events().isEmpty()) {
      return decision;
    }
    if (printers.isEmpty() || !hardware.printer(printers).canPrint()) {
      return Decision.refused(
          "printer-not-ready",
          "Máy in của máy này chưa sẵn sàng nên chưa cấp thẻ. Hãy kiểm tra máy in, hoặc bỏ chọn in"
              + " thẻ.");
    }
    return new Decision(
        decision.events(),
        List.of(new Effect.Print(printers.getFirst(), "card-" + give.card(), give.slip())),
        decision.answer());
  }

  /** Whether another board owns the accounts. */
  private boolean isCopy() {
    return book != null && book.owner() != null;
  }

  /** What remains of events that are going to be pruned. */
  private Decision restated(List<Event> going) {
    return Decision.of(
        going.stream()
            .map(PeopleStation::personOf)
            .filter(Objects::nonNull)
            .distinct()
            .map(state::of)
            .filter(Objects::nonNull)
            .<EventData>map(PeopleStation::restated)
            .toList());
  }

  private static @Nullable String personOf(Event event) {
    for (Class<?> type : AccountEvent.class.getPermittedSubclasses()) {
      Class<? extends AccountEvent> record = type.asSubclass(AccountEvent.class);
      if (EventTypes.isOf(record, event)) {
        return EventTypes.read(record, event.data()).person();
      }
    }
    return null;
  }

  private static AccountRestated restated(Account account) {
    return new AccountRestated(
        account.person(),
        account.roles().stream().sorted().toList(),
        account.credential(),
        account.card());
  }

  @Override
  public void apply(Event event, @Nullable EventData data) {
    if (data instanceof AccountEvent happened) {
      state.apply(happened, event.id());
      publish();
    }
  }

  private void publish() {
    if (live && book != null) {
      book.publish(state.asOf());
    }
  }

  @Override
  public void forget() {
    state = new AccountState();
    live = false;
  }

  @Override
  public List<Page> pages() {
    return book == null || isCopy() ? List.of() : List.of(PAGE);
  }

  @Override
  public List<Section> sections() {
    return book == null || isCopy()
        ? List.of()
        : List.of(
            Section.of("people", _ -> view())
                .on(PAGE)
                .changedBy(data -> data instanceof AccountEvent));
  }

  private PeopleView view() {
    return new PeopleView(
        state.accounts().values().stream().map(this::row).toList(),
        names.entrySet().stream()
            .filter(each -> state.of(each.getKey()) == null)
            .filter(each -> desk.mayHaveAccount(each.getKey()))
            .map(each -> new Other(each.getKey(), each.getValue()))
            .toList());
  }

  private Row row(Account account) {
    return new Row(
        account.person(),
        names.get(account.person()),
        account.roles().stream().sorted().map(PersonRole::word).toList(),
        account.credential() == null,
        account.card() != null);
  }
}
