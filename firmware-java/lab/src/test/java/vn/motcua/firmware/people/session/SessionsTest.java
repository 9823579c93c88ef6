package vn.motcua.firmware.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.people.Account;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.firmware.people.AccountsAsOf;
import vn.motcua.provisioning.BoardConfig.Accounts;

/** When a session begins, holds and ends, on a clock that a test sets. */
final class SessionsTest {
  private static final Account OFFICER =
      new Account("cb-002", Set.of(PersonRole.OFFICER), "0000000000000002");
  private static final Account BOTH =
      new Account("cb-001", Set.of(PersonRole.OFFICER, PersonRole.SUPERVISOR), "0000000000000001");

  private final AccountBook book = new AccountBook();
  private long now = Long.MAX_VALUE - Duration.ofMinutes(5).toNanos(); // it overflows in a test
  private final Sessions sessions = new Sessions(book, new Accounts(), () -> now);

  @BeforeEach
  void people() {
    book.publish(new AccountsAsOf("", Map.of("cb-001", BOTH, "cb-002", OFFICER)));
  }

  private static String plain(String token) {
    return "theme=dark; motcua-session=" + token;
  }

  private boolean holds(String cookies) {
    return sessions.of(cookies) instanceof Caller.Person;
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void aSupervisorIsOutAfterAQuarterOfAnHourAndAnOfficerAfterAnHour() {
    String supervisor = plain(sessions.begin(BOTH, Means.PASSWORD, false));
    String officer = plain(sessions.begin(OFFICER, Means.PASSWORD, false));
    pass(Duration.ofMinutes(14));
    assertThat(holds(supervisor)).isTrue();
    pass(Duration.ofMinutes(1));
    assertThat(holds(supervisor)).isFalse();
    pass(Duration.ofMinutes(44));
    assertThat(holds(officer)).isTrue();
    pass(Duration.ofMinutes(1));
    assertThat(holds(officer)).isFalse();
  }

  @Test
  void onlyWhatAPersonDoesKeepsASessionAndNothingKeepsItLongerThanAShift() {
    String officer = plain(sessions.begin(OFFICER, Means.PASSWORD, false));
    for (int i = 0; i < 59; i++) {
      pass(Duration.ofMinutes(10));
      sessions.used(officer);
      assertThat(holds(officer)).isTrue();
    }
    pass(Duration.ofMinutes(10));
    sessions.used(officer);
    assertThat(holds(officer)).isFalse();
  }

  @Test
  void otherRolesAnotherPasswordOrNoAccountEndIt() {
    for (Map<String, Account> after :
        List.of(
            Map.of(
                "cb-002", new Account("cb-002", Set.of(PersonRole.RECEPTION), "0000000000000002")),
            Map.of("cb-002", new Account("cb-002", OFFICER.roles(), "0000000000000003")),
            Map.<String, Account>of())) {
      people();
      String officer = plain(sessions.begin(OFFICER, Means.PASSWORD, false));
      assertThat(holds(officer)).isTrue();
      book.publish(new AccountsAsOf("", after));
      assertThat(holds(officer)).isFalse();
      people();
      assertThat(holds(officer)).as("it does not come back").isFalse();
    }
  }

  @Test
  void aTokenHoldsInTheCookieOfItsOwnKindOnlyAndOnce() {
    String secret = sessions.begin(OFFICER, Means.PASSWORD, true);
    assertThat(holds("__Host-motcua-session=" + secret)).isTrue();
    assertThat(holds("motcua-session=" + secret)).isFalse();
    assertThat(holds("__Host-motcua-session=" + secret)).isTrue();
    assertThat(holds("__Host-motcua-session=x; __Host-motcua-session=" + secret)).isFalse();
    String plain = sessions.begin(OFFICER, Means.PASSWORD, false);
    assertThat(holds("__Host-motcua-session=" + plain)).isFalse();
    assertThat(holds(plain(plain) + "x")).isFalse();
    assertThat(secret).hasSize(43).isNotEqualTo(plain);
  }

  @Test
  void ofTooManyTheOneThatWasQuietLongestEnds() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < Sessions.PERSON_MAX; i++) {
      all.add(plain(sessions.begin(OFFICER, Means.PASSWORD, false)));
      pass(Duration.ofSeconds(1));
    }
    sessions.used(all.getFirst());
    pass(Duration.ofSeconds(1));
    all.add(plain(sessions.begin(OFFICER, Means.PASSWORD, false)));
    assertThat(all.stream().map(this::holds)).containsExactly(true, false, true, true, true, true);
  }
}
