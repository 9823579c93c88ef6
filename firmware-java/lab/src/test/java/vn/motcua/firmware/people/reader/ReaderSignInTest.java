package vn.motcua.firmware.people.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.devices.fingerprint.FingerReading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.people.Account;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.firmware.people.AccountsAsOf;
import vn.motcua.firmware.people.password.CardCode;
import vn.motcua.firmware.people.password.Cards;
import vn.motcua.firmware.people.session.Outcome;
import vn.motcua.firmware.people.session.Sessions;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.Catalogue;

/** Which browser a finger or a card opens, and when it opens none, on a clock that a test sets. */
final class ReaderSignInTest {
  private static final String CARD = "5feceb66ffc86f38";
  private static final String READER = "van-tay-1";
  private static final String SCANNER = "quet-1";
  private static final InetAddress PC = InetAddress.getLoopbackAddress();

  @TempDir private Path data;
  private final AccountBook book = new AccountBook();
  private final String code = CardCode.random();
  private long now = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos(); // it overflows in a test
  private Sessions sessions;
  private ReaderSignIn readers;

  @BeforeEach
  void people() throws Exception {
    sessions = new Sessions(book, new BoardConfig.Accounts(), () -> now);
    Cards cards = new Cards(data);
    cards.putAll(List.of(new Cards.Entry("cb-002", CARD, CardCode.hash(code))));
    published(CARD);
    readers =
        new ReaderSignIn(
            ReaderPlace.of(
                new BoardConfig.SignIn("1", List.of(READER, SCANNER)),
                Map.of(READER, "fingerprint", SCANNER, "scanner"),
                List.of(new Catalogue.Staff("cb-002", "Lê Văn Thử", "1", List.of(2), true)),
                book,
                cards),
            sessions,
            () -> now);
    readers.heard(new LifeChanged(READER, LifeStage.READY, "open"));
  }

  private void published(@Nullable String card) {
    book.publish(
        new AccountsAsOf(
            "", Map.of("cb-002", new Account("cb-002", Set.of(PersonRole.OFFICER), null, card))));
  }

  private ReaderSignIn.Answer asks(@Nullable String cookie) {
    return readers.ask(cookie, PC, false);
  }

  private String begins() {
    return Objects.requireNonNull(asks(null).cookie());
  }

  private String refusal(@Nullable String cookie) {
    return asks(cookie).outcome() instanceof Outcome.Refused(String word, _) ? word : "";
  }

  private boolean finger(int slot) {
    return readers.heard(new FingerReading.Matched(READER, slot, 100, now));
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void aFingerOpensTheBrowserThatWaitsOnceAndForAsLongAsItAsks() {
    String cookie = begins();
    assertThat(asks(cookie).outcome()).isInstanceOf(Outcome.Waiting.class);
    assertThat(finger(2)).isTrue();
    assertThat(asks(cookie).outcome())
        .isInstanceOfSatisfying(
            Outcome.In.class,
            in ->
                assertThat(sessions.of("motcua-session=" + in.token()))
                    .isEqualTo(new Caller.Person("cb-002", Set.of(PersonRole.OFFICER))));
    assertThat(asks(cookie).outcome()).isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void whatIsReadWhileNobodyWaitsOpensNothingLater() {
    assertThat(finger(2)).isTrue();
    String cookie = begins();
    assertThat(asks(cookie).outcome()).isInstanceOf(Outcome.Waiting.class);
    pass(Asker.ALIVE);
    finger(2);
    String next = begins();
    assertThat(next).isNotEqualTo(cookie);
    assertThat(asks(next).outcome()).isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void aFingerForAPageThatWasClosedMeanwhileOpensNoOther() {
    begins();
    finger(2);
    pass(Asker.ALIVE);
    assertThat(asks(null).outcome()).isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void aSecondBrowserTheSameCookieFromElsewhereAndAnInventedOneRefuseBothForAWhile()
      throws Exception {
    InetAddress elsewhere = InetAddress.getByName("192.0.2.7");
    for (int i = 0; i < 3; i++) {
      String cookie = begins();
      finger(2);
      var other =
          switch (i) {
            case 0 -> readers.ask(null, PC, false);
            case 1 -> readers.ask(cookie, elsewhere, false);
            default -> readers.ask("x".repeat(43), PC, false);
          };
      assertThat(other.outcome())
          .isInstanceOfSatisfying(
              Outcome.Refused.class, no -> assertThat(no.code()).isEqualTo("two-screens"));
      assertThat(other.cookie()).isNull();
      finger(2);
      assertThat(refusal(cookie)).isEqualTo("not-now");
      pass(ReaderSignIn.QUIET.minusNanos(1));
      assertThat(refusal(null)).isEqualTo("not-now");
      pass(Duration.ofNanos(1));
      assertThat(asks(null).outcome()).isInstanceOf(Outcome.Waiting.class);
      pass(Asker.ALIVE);
    }
  }

  @Test
  void aPageThatNobodyTouchesWaitsForAMinuteOnly() {
    String cookie = begins();
    for (int i = 0; i < 59; i++) {
      pass(Duration.ofSeconds(1));
      assertThat(asks(cookie).outcome()).isInstanceOf(Outcome.Waiting.class);
    }
    pass(Duration.ofSeconds(1));
    finger(2);
    assertThat(refusal(cookie)).isEqualTo("nobody-came");
  }

  @Test
  void fiveFingersThatNobodyIsKnownByCloseTheReadersForAMinute() {
    String cookie = begins();
    for (int i = 0; i < ReaderSignIn.MISSES_MAX; i++) {
      assertThat(asks(cookie).outcome()).isInstanceOf(Outcome.Waiting.class);
      assertThat(i % 2 == 0 ? finger(9) : readers.heard(new FingerReading.Unknown(READER, now)))
          .isTrue();
    }
    finger(2);
    assertThat(refusal(cookie)).isEqualTo("not-now");
    pass(ReaderSignIn.CLOSED);
    assertThat(asks(null).outcome()).isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void aCardCountsWhileTheLedgerNamesItAndWhereTheCounterIs() {
    String cookie = begins();
    assertThat(readers.heard(new Scanned("quet-9", code, "", now))).as("kept from others").isTrue();
    assertThat(asks(cookie).outcome()).isInstanceOf(Outcome.Waiting.class);
    published(null);
    readers.heard(new Scanned(SCANNER, code, "", now));
    assertThat(asks(cookie).outcome()).isInstanceOf(Outcome.Waiting.class);
    published(CARD);
    assertThat(
            readers.heard(new Scanned(SCANNER, code.toLowerCase(java.util.Locale.ROOT), "", now)))
        .isTrue();
    assertThat(asks(cookie).outcome()).isInstanceOf(Outcome.In.class);
  }

  @Test
  void dossiersAndFingersElsewhereAreTheConcernOfOthers() {
    assertThat(readers.heard(new Scanned(SCANNER, "H17.34-251130-0042", "", now))).isFalse();
    assertThat(readers.heard(new FingerReading.Matched("cham-cong", 2, 100, now))).isFalse();
    assertThat(readers.heard(new FingerReading.Unknown("cham-cong", now))).isFalse();
    assertThat(readers.heard(new LifeChanged(READER, LifeStage.ABSENT, "unplugged"))).isFalse();
  }
}
