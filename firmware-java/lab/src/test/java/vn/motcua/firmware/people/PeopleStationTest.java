package vn.motcua.firmware.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.people.AccountEvent.AccountAdded;
import vn.motcua.firmware.people.AccountEvent.AccountRemoved;
import vn.motcua.firmware.people.AccountEvent.AccountRestated;
import vn.motcua.firmware.people.AccountEvent.CardGiven;
import vn.motcua.firmware.people.AccountEvent.PasswordSet;
import vn.motcua.firmware.station.Input;

/** What the station of accounts leaves behind when its events are pruned. */
final class PeopleStationTest {
  private static final String CREDENTIAL = "9f86d081884c7d65";
  private static final String CARD = "5feceb66ffc86f38";
  private static final Moment NOW =
      new Moment(
          Instant.parse("2026-11-30T01:00:00Z"),
          "00000000-0000-4000-8000-000000000001",
          1,
          ClockQuality.SYNCHRONISED);

  private final List<Event> events = new ArrayList<>();

  private void happened(EventData data) {
    events.add(
        new Event(
            "minh-hoa",
            "quay-1",
            "00000000000000aa",
            events.size() + 1L,
            EventTypes.typeOf(data),
            NOW,
            EventTypes.toJson(data),
            "0".repeat(64),
            "0".repeat(64)));
  }

  private static PeopleStation folded(AccountBook book, List<Event> ledger) {
    PeopleStation station = new PeopleStation(List.of(), book, List.of());
    ledger.forEach(event -> station.apply(event, data(event)));
    station.note(new Input.Outlived(List.of()), NOW);
    return station;
  }

  private static EventData data(Event event) {
    for (Class<?> type : AccountEvent.class.getPermittedSubclasses()) {
      if (EventTypes.isOf(type.asSubclass(AccountEvent.class), event)) {
        return EventTypes.read(type.asSubclass(AccountEvent.class), event.data());
      }
    }
    throw new AssertionError(event.type());
  }

  @Test
  void anAccountIsRestatedBeforeItsEventsArePrunedAndIsTheSameAfterwards() {
    happened(
        new AccountAdded("cb-001", roles(PersonRole.OFFICER), "cb-009", AccountReason.NEW_DUTY));
    happened(new PasswordSet("cb-001", CREDENTIAL));
    happened(new CardGiven("cb-001", CARD, "cb-009", CardReason.NEW_CARD));
    happened(
        new AccountAdded("cb-002", roles(PersonRole.OFFICER), "cb-009", AccountReason.NEW_DUTY));
    happened(new AccountRemoved("cb-002", "cb-009", AccountReason.LEFT));
    happened(
        new AccountAdded("cb-003", roles(PersonRole.RECEPTION), "cb-009", AccountReason.NEW_STAFF));
    AccountBook before = new AccountBook();
    PeopleStation station = folded(before, events);
    List<Event> going = List.copyOf(events.subList(0, 5));

    List<EventData> left = List.copyOf(station.decide(new Input.Outlived(going), NOW).events());

    assertThat(left)
        .as("once for each account that lives, and none for a removed one")
        .containsExactly(
            new AccountRestated("cb-001", roles(PersonRole.OFFICER), CREDENTIAL, CARD));
    List<Event> rest = new ArrayList<>(events.subList(5, events.size()));
    left.forEach(this::happened);
    rest.add(events.getLast());
    AccountBook after = new AccountBook();
    folded(after, rest);
    assertThat(after.accounts()).isEqualTo(before.accounts()).hasSize(2);
    assertThat(Objects.requireNonNull(after.of("cb-001")).credential()).isEqualTo(CREDENTIAL);
    assertThat(Objects.requireNonNull(after.of("cb-001")).card()).isEqualTo(CARD);
  }

  @Test
  void eventsOfOthersLeaveNothing() {
    assertThat(
            folded(new AccountBook(), List.of())
                .decide(new Input.Outlived(List.of()), NOW)
                .events())
        .isEmpty();
  }

  private static List<PersonRole> roles(PersonRole role) {
    return List.of(role);
  }
}
