package vn.motcua.firmware.people;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.people.BoardWithAccounts.GOOD;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.firmware.people.BoardWithAccounts.Browser;
import vn.motcua.firmware.people.password.Passwords;
import vn.motcua.firmware.people.password.TechnicianCode.Purpose;

/** People at a real board with a real ledger, over HTTP. */
@Timeout(120)
final class PeopleOverHttpTest {
  private static final Pattern CODE = Pattern.compile("\"code\":\"([0-9A-Z-]{14})\"");
  private static final String OTHER = "ngày mai trời lại sáng";

  @TempDir private Path data;
  private BoardWithAccounts board;

  @BeforeEach
  void start() throws Exception {
    board = new BoardWithAccounts(data);
  }

  @AfterEach
  void close() {
    board.close();
  }

  private static String code(HttpResponse<String> answer) {
    Matcher code = CODE.matcher(answer.body());
    assertThat(code.find()).as(answer.body()).isTrue();
    return code.group(1);
  }

  @Test
  void theFirstSupervisorComesWithTheTechniciansCodeWhichWorksOnce() throws Exception {
    Browser browser = board.new Browser();
    assertThat(browser.signIn("cb-001", GOOD).statusCode()).isEqualTo(409);
    String code = board.technicianCode(Purpose.FIRST);
    assertThat(
            browser.post("/api/account/code", "person", "cb-001", "code", code, "password", GOOD))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(200);
    assertThat(
            browser
                .post("/api/account/code", "person", "cb-002", "code", code, "password", OTHER)
                .body())
        .contains("\"wrong\"");
    assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
    assertThat(browser.signIn("cb-001", GOOD).statusCode()).isEqualTo(200);
    assertThat(browser.get("/api/session").body()).contains("cb-001", "supervisor");
    assertThat(board.events()).hasSize(2);
    assertThat(board.events().getFirst()).contains("supervisor.appointed.v1", "\"recovery\":false");
    assertThat(String.join("", board.events())).doesNotContain("argon2", GOOD, code);
  }

  @Test
  void aBoardWithASupervisorTakesNoFirstCodeAndKeepsItForNobody() throws Exception {
    board.supervisor();
    Browser other = board.new Browser();
    String first = board.technicianCode(Purpose.FIRST);
    assertThat(
            other
                .post("/api/account/code", "person", "cb-002", "code", first, "password", OTHER)
                .body())
        .contains("has-supervisor");
    String recovery = board.technicianCode(Purpose.RECOVERY);
    assertThat(
            other
                .post("/api/account/code", "person", "cb-999", "code", recovery, "password", OTHER)
                .body())
        .contains("not-staff");
    assertThat(
            other
                .post("/api/account/code", "person", "cb-002", "code", recovery, "password", OTHER)
                .statusCode())
        .isEqualTo(200);
    assertThat(other.signIn("cb-002", OTHER).statusCode()).isEqualTo(200);
    assertThat(String.join("", board.events())).contains("\"recovery\":true");
  }

  @Test
  void aSupervisorAddsAPersonWhoChoosesThePasswordWithACode() throws Exception {
    Browser supervisor = board.supervisor();
    HttpResponse<String> added =
        supervisor.post(
            "/api/people/add",
            "person",
            "cb-002",
            "roles",
            "officer,reception",
            "why",
            "new-staff");
    Browser officer = board.new Browser();
    assertThat(officer.signIn("cb-002", OTHER).statusCode()).isEqualTo(409);
    officer.post("/api/account/code", "person", "cb-002", "code", code(added), "password", OTHER);
    assertThat(officer.signIn("CB-002 ", OTHER).statusCode()).isEqualTo(200);
    assertThat(officer.get("/people").statusCode()).isEqualTo(403);
    assertThat(officer.post("/api/people/remove", "person", "cb-001", "why", "left").statusCode())
        .isEqualTo(403);
    assertThat(board.events().get(2))
        .contains("account.added.v1", "[\"officer\",\"reception\"]", "\"by\":\"cb-001\"");
    assertThat(supervisor.get("/api/view?page=people").body())
        .contains("\"person\":\"cb-002\"", "\"waiting\":false");
  }

  @Test
  void otherRolesAnotherPasswordARemovalAndAResetEndEverySessionOfThePerson() throws Exception {
    Browser supervisor = board.supervisor();
    String code =
        code(
            supervisor.post(
                "/api/people/add", "person", "cb-002", "roles", "officer", "why", "new-staff"));
    Browser officer = board.new Browser();
    officer.post("/api/account/code", "person", "cb-002", "code", code, "password", OTHER);
    officer.signIn("cb-002", OTHER);
    assertThat(officer.get("/api/session").statusCode()).isEqualTo(200);
    supervisor.post(
        "/api/people/roles", "person", "cb-002", "roles", "reception", "why", "new-duty");
    assertThat(officer.get("/api/session").statusCode()).isEqualTo(401);
    officer.signIn("cb-002", OTHER);
    Browser telephone = board.new Browser();
    telephone.signIn("cb-002", OTHER);
    assertThat(
            officer
                .post("/api/account/password", "current", OTHER, "password", GOOD + " nữa")
                .statusCode())
        .isEqualTo(200);
    assertThat(officer.get("/api/session").statusCode()).isEqualTo(401);
    assertThat(telephone.get("/api/session").statusCode()).isEqualTo(401);
    assertThat(officer.signIn("cb-002", OTHER).statusCode()).isEqualTo(409);
    assertThat(officer.signIn("cb-002", GOOD + " nữa").statusCode()).isEqualTo(200);
    String again =
        code(supervisor.post("/api/people/reset", "person", "cb-002", "why", "password-forgotten"));
    assertThat(officer.get("/api/session").statusCode()).isEqualTo(401);
    assertThat(officer.signIn("cb-002", GOOD + " nữa").statusCode()).isEqualTo(409);
    officer.post("/api/account/code", "person", "cb-002", "code", again, "password", OTHER);
    officer.signIn("cb-002", OTHER);
    supervisor.post("/api/people/remove", "person", "cb-002", "why", "left");
    assertThat(officer.get("/api/session").statusCode()).isEqualTo(401);
    assertThat(officer.signIn("cb-002", OTHER).statusCode()).isEqualTo(409);
    assertThat(Files.readString(data.resolve(Passwords.NAME))).doesNotContain("cb-002");
  }

  @Test
  void theLastSupervisorStays() throws Exception {
    Browser supervisor = board.supervisor();
    for (List<String> fields :
        List.of(
            List.of("/api/people/remove", "person", "cb-001", "why", "left"),
            List.of("/api/people/reset", "person", "cb-001", "why", "mistake"),
            List.of(
                "/api/people/roles", "person", "cb-001", "roles", "officer", "why", "mistake"))) {
      assertThat(
              supervisor
                  .post(fields.getFirst(), fields.subList(1, fields.size()).toArray(String[]::new))
                  .body())
          .contains("last-supervisor");
    }
  }

  @Test
  void accountsOutlastARestartAndSessionsDoNot() throws Exception {
    Browser supervisor = board.supervisor();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve(Passwords.NAME))))
        .isEqualTo("rw-------");
    board.restart();
    assertThat(supervisor.get("/api/session").statusCode()).isEqualTo(401);
    assertThat(supervisor.signIn("cb-001", GOOD).statusCode()).isEqualTo(200);
  }

  @Test
  void aDamagedFileOfPasswordsLetsNobodyInUntilTheTechnicianHelps() throws Exception {
    board.supervisor();
    Path file = data.resolve(Passwords.NAME);
    Files.writeString(file, Files.readString(file).replace("cb-001", "cb-002"));
    board.restart();
    Browser browser = board.new Browser();
    assertThat(browser.signIn("cb-001", GOOD).statusCode()).isEqualTo(409);
    assertThat(browser.signIn("cb-002", GOOD).statusCode()).isEqualTo(409);
    String code = board.technicianCode(Purpose.RECOVERY);
    browser.post("/api/account/code", "person", "cb-001", "code", code, "password", OTHER);
    assertThat(browser.signIn("cb-001", OTHER).statusCode()).isEqualTo(200);
    assertThat(data.resolve(Passwords.NAME + ".damaged")).exists();
  }

  @Test
  void whoSignsOutIsOutAndWhoSignsInNextGetsAnotherToken() throws Exception {
    Browser browser = board.supervisor();
    String first = browser.signIn("cb-001", GOOD).headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(first).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Max-Age");
    String second = browser.signIn("cb-001", GOOD).headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(second).isNotEqualTo(first);
    assertThat(browser.send("DELETE", "/api/session", "", null).statusCode()).isEqualTo(403);
    assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
    assertThat(browser.send("DELETE", "/api/session", "", board.address()).statusCode())
        .isEqualTo(200);
    assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
  }

  @Test
  void aWeakPasswordIsRefusedWithAReason() throws Exception {
    Browser browser = board.supervisor();
    for (String weak :
        List.of("ngắn quá", "qwerty123456", "xin chao cb-001 nhe", "Matkhau@2026!")) {
      assertThat(browser.post("/api/account/password", "current", GOOD, "password", weak).body())
          .as(weak)
          .contains("weak-password");
    }
    assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
  }

  /** A flood takes the places of one address and no more, and pages are answered meanwhile. */
  @Test
  void aFloodOfSignInsIsTurnedAwayWithATimeAndStopsNoPage() throws Exception {
    board.supervisor();
    try (var pool = Executors.newFixedThreadPool(24)) {
      List<Future<Integer>> tries = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String person = "cb-1" + i;
        Callable<Integer> attempt = () -> board.new Browser().signIn(person, OTHER).statusCode();
        tries.add(pool.submit(attempt));
      }
      assertThat(board.new Browser().get("/login").statusCode()).isEqualTo(200);
      assertThat(tries).as("the page does not wait for the flood").anyMatch(each -> !each.isDone());
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> each : tries) {
        answers.add(each.get());
      }
      assertThat(answers).contains(429).containsOnly(409, 429);
      assertThat(answers.stream().filter(each -> each == 409).count()).isLessThanOrEqualTo(30);
    }
  }
}
