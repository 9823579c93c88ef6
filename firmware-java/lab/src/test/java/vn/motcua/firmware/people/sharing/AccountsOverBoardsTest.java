package vn.motcua.firmware.people.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.firmware.people.BoardWithAccounts.GOOD;
import static vn.motcua.firmware.people.sharing.CentreWithAccounts.HOLDER;
import static vn.motcua.firmware.people.sharing.CentreWithAccounts.INTRUDER;
import static vn.motcua.firmware.people.sharing.CentreWithAccounts.OWNER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.firmware.people.BoardWithAccounts;
import vn.motcua.firmware.people.BoardWithAccounts.Browser;
import vn.motcua.firmware.people.password.CardCode;
import vn.motcua.firmware.people.password.Passwords;
import vn.motcua.firmware.torture.Relay;
import vn.motcua.provisioning.BoardConfig;

/** One account for a person at two real boards, over a real Mosquitto with TLS. */
@Tag("mosquitto")
@Timeout(180)
final class AccountsOverBoardsTest {
  private static final String OTHER = "ngày mai trời lại sáng";
  private static final String THIRD = "mưa rào trên mái ngói";
  private static final String TOPIC = "motcua/v1/minh-hoa/" + HOLDER + "/accounts";
  private static final Pattern CARD = Pattern.compile("MOTCUA-[0-9A-Z]{26}");
  private static final Pattern CODE = Pattern.compile("\"code\":\"([0-9A-Z-]{14})\"");

  @TempDir private Path directory;
  private CentreWithAccounts centre;
  private Relay line;
  private BoardWithAccounts owner;
  private BoardWithAccounts holder;
  private Browser supervisor;

  @BeforeEach
  void start() throws Exception {
    centre = new CentreWithAccounts(directory);
    line = new Relay(centre.port());
    owner =
        new BoardWithAccounts(
            OWNER,
            directory.resolve("data-" + OWNER),
            centre.broker(OWNER, centre.port()),
            new BoardConfig.Web("127.0.0.1", 0),
            new BoardConfig.Accounts(null, List.of(HOLDER)));
    holder =
        new BoardWithAccounts(
            HOLDER,
            directory.resolve("data-" + HOLDER),
            centre.broker(HOLDER, line.port()),
            new BoardConfig.Web("127.0.0.1", 0),
            new BoardConfig.Accounts(OWNER, List.of()));
    supervisor = owner.supervisor();
    officer();
  }

  @AfterEach
  void close() throws IOException {
    holder.close();
    owner.close();
    line.close();
    centre.close();
  }

  /** cb-002 gets an account at the owner's board and chooses a password there. */
  private void officer() throws Exception {
    String added =
        supervisor
            .post("/api/people/add", "person", "cb-002", "roles", "officer", "why", "new-staff")
            .body();
    choose(added, OTHER);
  }

  private void choose(String answer, String password) throws Exception {
    Matcher code = CODE.matcher(answer);
    assertThat(code.find()).as(answer).isTrue();
    owner.new Browser()
        .post("/api/account/code", "person", "cb-002", "code", code.group(1), "password", password);
  }

  /** Signs cb-002 in at the other board, as soon as it lets them. */
  private Browser signedIn(String password) {
    Browser browser = holder.new Browser();
    within(30).until(() -> browser.signIn("cb-002", password).statusCode() == 200);
    return browser;
  }

  private static void awaitOut(Browser browser) {
    within(10).until(() -> browser.get("/api/session").statusCode() == 401);
  }

  private static org.awaitility.core.ConditionFactory within(int seconds) {
    return await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(700));
  }

  @Test
  void whoHasAnAccountAtOneBoardSignsInAtTheOtherAndNoHashIsRetainedOrInALedger() throws Exception {
    assertThat(signedIn(OTHER).get("/api/session").body()).contains("cb-002", "officer");
    assertThat(String.join("", holder.events()))
        .contains("account.received.v1", "\"as-of\"".replace("as-of", "asOf"))
        .doesNotContain("argon2");
    assertThat(centre.mosquitto("mosquitto_sub", HOLDER, "-t " + TOPIC + " -W 3 --retained-only"))
        .doesNotContain("argon2");
  }

  @Test
  void aCardCountsAtTheOtherBoardUntilItIsVoidAndItsCodeStandsNowhere() throws Exception {
    Path cards = directory.resolve("data-" + HOLDER).resolve("people.cards");
    Matcher code =
        CARD.matcher(
            supervisor
                .post("/api/people/card", "person", "cb-002", "why", "new-card", "print", "no")
                .body());
    assertThat(code.find()).isTrue();
    String hash = CardCode.hash(code.group());
    within(20)
        .untilAsserted(
            () -> assertThat(Files.readString(cards)).contains(hash).doesNotContain(code.group()));
    within(20)
        .untilAsserted(() ->
            assertThat(holder.events().getLast())
                .contains("account.received.v1", "\"card\":")
                .doesNotContain(hash));
    supervisor.post("/api/people/no-card", "person", "cb-002", "why", "lost");
    within(20).untilAsserted(() -> assertThat(Files.readString(cards)).doesNotContain("cb-002"));
    assertThat(holder.events().getLast()).doesNotContain("\"card\":");
  }

  @Test
  void anotherPasswordAResetAndARemovalEndEverySessionOnTheOtherBoard() throws Exception {
    Browser there = signedIn(OTHER);
    Browser here = owner.new Browser();
    here.signIn("cb-002", OTHER);
    assertThat(here.post("/api/account/password", "current", OTHER, "password", THIRD).statusCode())
        .isEqualTo(200);
    awaitOut(there);
    assertThat(there.signIn("cb-002", OTHER).statusCode()).isEqualTo(409);
    Browser again = signedIn(THIRD);
    String code =
        supervisor.post("/api/people/reset", "person", "cb-002", "why", "suspected-misuse").body();
    awaitOut(again);
    assertThat(again.signIn("cb-002", THIRD).statusCode()).isEqualTo(409);
    choose(code, OTHER);
    Browser last = signedIn(OTHER);
    supervisor.post("/api/people/remove", "person", "cb-002", "why", "left");
    awaitOut(last);
    within(10).until(() -> String.join("", holder.events()).contains("account.withdrawn.v1"));
    within(10)
        .until(() ->
            !Files.readString(directory.resolve("data-" + HOLDER).resolve(Passwords.NAME))
                .contains("cb-002"));
  }

  @Test
  void aBoardWhoseLineIsCutWorksOnAndLearnsEverythingWhenItIsHealed() throws Exception {
    Browser there = signedIn(OTHER);
    line.mode(Relay.Mode.DROP);
    supervisor.post("/api/people/remove", "person", "cb-002", "why", "left");
    assertThat(there.get("/api/session").statusCode()).isEqualTo(200);
    line.mode(Relay.Mode.PASS);
    within(60).until(() -> there.get("/api/session").statusCode() == 401);
    assertThat(there.signIn("cb-002", OTHER).statusCode()).isEqualTo(409);
  }

  @Test
  void aBoardThatWasAwayAndABoardWithANewCardAndOneWithADamagedFileAsk() throws Exception {
    signedIn(OTHER);
    holder.off();
    Browser here = owner.new Browser();
    here.signIn("cb-002", OTHER);
    here.post("/api/account/password", "current", OTHER, "password", THIRD);
    holder.on();
    signedIn(THIRD);
    holder.off();
    Path data = directory.resolve("data-" + HOLDER);
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    holder.on();
    signedIn(THIRD);
    holder.off();
    Path secrets = data.resolve(Passwords.NAME);
    Files.writeString(secrets, Files.readString(secrets).replace("cb-002", "cb-003"));
    holder.on();
    signedIn(THIRD);
  }

  @Test
  void aNewCardInTheOwnersBoardDoesNotEmptyTheOthers() throws Exception {
    signedIn(OTHER);
    owner.off();
    try (Stream<Path> files = Files.list(directory.resolve("data-" + OWNER))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    owner.on();
    holder.restart();
    assertThat(signedIn(OTHER).get("/api/session").statusCode()).isEqualTo(200);
  }

  @Test
  void theSameAgainWritesNoEvent() throws Exception {
    signedIn(OTHER);
    int before = holder.events().size();
    owner.restart();
    holder.restart();
    signedIn(OTHER);
    assertThat(holder.events()).hasSize(before);
  }

  @Test
  void onlyTheOwnersBoardChangesAnAccount() throws Exception {
    Browser there = signedIn(OTHER);
    assertThat(there.post("/api/account/password", "current", OTHER, "password", THIRD).body())
        .contains("accounts-elsewhere", OWNER);
    assertThat(
            there
                .post(
                    "/api/account/code",
                    "person",
                    "cb-002",
                    "code",
                    "AAAA-AAAA-AAAA",
                    "password",
                    THIRD)
                .body())
        .contains("accounts-elsewhere");
    Browser boss = holder.new Browser();
    within(30).until(() -> boss.signIn("cb-001", GOOD).statusCode() == 200);
    assertThat(boss.post("/api/people/remove", "person", "cb-002", "why", "left").statusCode())
        .isEqualTo(404);
    assertThat(boss.get("/people").statusCode()).isEqualTo(404);
  }

  @Test
  void anotherBoardsCertificateNeitherReadsNorForgesAccounts() throws Exception {
    Browser there = signedIn(OTHER);
    assertThat(centre.mosquitto("mosquitto_sub", INTRUDER, "-t " + TOPIC + " -W 3"))
        .contains("denied")
        .doesNotContain("argon2");
    assertThat(
            centre.mosquitto(
                "mosquitto_sub", INTRUDER, "-t motcua/v1/minh-hoa/+/accounts -t '#' -W 3"))
        .doesNotContain("argon2");
    String forged = "'{\"as-of\":\"ffffffffffffffff-1\",\"accounts\":[]}'";
    for (String thief : List.of(INTRUDER, HOLDER)) {
      assertThat(centre.mosquitto("mosquitto_pub", thief, "-t " + TOPIC + " -m " + forged))
          .containsIgnoringCase("not authorized");
    }
    assertThat(
            centre.mosquitto(
                "mosquitto_pub",
                INTRUDER,
                "-t " + TOPIC + "held -m '{\"as-of\":\"\",\"digest\":\"\"}'"))
        .containsIgnoringCase("not authorized");
    assertThat(there.get("/api/session").statusCode()).isEqualTo(200);
  }
}
