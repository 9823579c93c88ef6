package vn.motcua.firmware.people.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.firmware.people.reader.CounterWithReaders.ask;
import static vn.motcua.firmware.people.reader.CounterWithReaders.asksUntil;
import static vn.motcua.firmware.people.reader.CounterWithReaders.doesUntil;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.firmware.access.ScreenKind;
import vn.motcua.firmware.people.BoardWithAccounts.Browser;

/** An officer signs in by card or finger, at a real board with real lines, over HTTP. */
@Timeout(120)
final class SignInAtACounterTest {
  private static final String READY = "ở quầy này.";
  private static final String IN = "\"signed-in\"";

  @TempDir private Path data;
  @TempDir private Path lines;
  private CounterWithReaders counter;

  @BeforeEach
  void start() throws Exception {
    counter = new CounterWithReaders(data, lines);
  }

  @AfterEach
  void close() {
    counter.close();
  }

  private List<String> ledger(String word) {
    try (LedgerReader ledger = LedgerReader.open(data)) {
      return ledger.after(0, 1_000).stream()
          .map(entry -> entry.event().type() + " " + entry.event().data())
          .filter(each -> each.contains(word))
          .toList();
    }
  }

  @Test
  void aCardOpensASessionOfAnOfficerAtTheScreenThatWaitsAndNowhereElse() throws Exception {
    counter.addColleague("officer,reception");
    String code = counter.card("cb-002", "new-card");
    Browser pc = counter.atTheCounter("pc-1");
    Browser elsewhere = counter.board.new Browser();
    doesUntil(pc, () -> counter.scanner.scan(code), IN);
    assertThat(pc.get("/api/session").body()).contains("cb-002", "[\"officer\"]");
    assertThat(pc.get("/counter/1").statusCode()).isEqualTo(200);
    assertThat(pc.get("/settle").statusCode()).as("of a reception").isEqualTo(403);
    assertThat(elsewhere.get("/api/session").statusCode()).isEqualTo(401);
    assertThat(ask(pc)).as("whoever is signed in cannot ask").contains("not-allowed");
    assertThat(ledger("card.given.v1"))
        .singleElement()
        .asString()
        .contains("\"person\":\"cb-002\"", "\"by\":\"cb-001\"", "new-card");
    for (Path file : List.of(data.resolve("people.cards"), data.resolve("journal.db"))) {
      assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain(code);
    }
    assertThat(ledger("receipt")).as("a card is no dossier").isEmpty();
  }

  @Test
  void aCardOnPaperIsReadByTheScannerAndTheAnswerDoesNotShowIt() throws Exception {
    counter.addColleague("officer");
    var given = counter.printCard("cb-002");
    assertThat(given).contains("\"done\"").doesNotContain("MOTCUA-");
    await().atMost(Duration.ofSeconds(20)).until(() -> !counter.printer.papers().isEmpty());
    String code = read(counter.printer.papers().getFirst().picture());
    assertThat(code).startsWith("MOTCUA-");
    Browser pc = counter.atTheCounter("pc-1");
    doesUntil(pc, () -> counter.scanner.scan(code), IN);
    assertThat(counter.printer.faults()).isEmpty();
    assertThat(ledger("vn.motcua.ticket.")).as("a card is no ticket").isEmpty();
  }

  private static String read(Bitmap paper) throws Exception {
    int[] pixels = new int[paper.width() * paper.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = paper.black(i % paper.width(), i / paper.width()) ? 0 : 0xffffff;
    }
    var source = new RGBLuminanceSource(paper.width(), paper.height(), pixels);
    return new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }

  @Test
  void aCardOfASupervisorOpensNoMoreThanAnOfficersWork() throws Exception {
    String code = counter.card("cb-001", "new-card");
    assertThat(counter.supervisor().get("/people").statusCode())
        .as("a card given ends no session")
        .isEqualTo(200);
    Browser pc = counter.atTheCounter("pc-1");
    doesUntil(pc, () -> counter.scanner.scan(code), IN);
    assertThat(pc.get("/people").statusCode()).isEqualTo(403);
    assertThat(pc.post("/api/people/remove", "person", "cb-001", "why", "left").statusCode())
        .isEqualTo(403);
    assertThat(pc.get("/counter/1").statusCode()).isEqualTo(200);
  }

  @Test
  void aLostCardIsVoidAtOnceAndSoIsWhatItHasOpened() throws Exception {
    counter.addColleague("officer");
    String lost = counter.card("cb-002", "new-card");
    Browser pc = counter.atTheCounter("pc-1");
    doesUntil(pc, () -> counter.scanner.scan(lost), IN);
    String next = counter.card("cb-002", "lost");
    assertThat(pc.get("/api/session").statusCode()).isEqualTo(401);
    doesUntil(pc, () -> counter.scanner.scan(lost), "không còn dùng được");
    doesUntil(pc, () -> counter.scanner.scan(next), IN);
    counter.supervisor().post("/api/people/no-card", "person", "cb-002", "why", "lost");
    assertThat(pc.get("/api/session").statusCode()).isEqualTo(401);
    assertThat(counter.supervisor().post("/api/people/no-card", "person", "cb-002", "why", "lost"))
        .extracting(answer -> answer.body())
        .asString()
        .contains("không có thẻ");
    assertThat(ledger("card.")).hasSize(3);
  }

  @Test
  void aFingerAtTheCounterSignsInAndIsNoAttendanceAndOneInTheHallIsAttendanceAndNoSignIn()
      throws Exception {
    counter.addColleague("officer");
    Browser pc = counter.atTheCounter("pc-1");
    asksUntil(pc, READY);
    counter.attendance.touch(2);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(ledger("attendance.punched")).hasSize(1));
    assertThat(ask(pc)).contains("\"waiting\"");
    doesUntil(pc, counter.reader::touchUnknown, "Không nhận ra vân tay");
    counter.laysUntil(pc, 2, IN);
    assertThat(pc.get("/api/session").body()).contains("cb-002", "[\"officer\"]");
    assertThat(ledger("attendance.punched")).hasSize(1);
  }

  @Test
  void aFingerInSomebodyElsesSessionChangesNothing() throws Exception {
    counter.addColleague("officer");
    Browser pc = counter.atTheCounter("pc-1");
    counter.laysUntil(pc, 1, IN);
    String code = counter.card("cb-002", "new-card");
    counter.scanner.scan(code);
    counter.scanner.scan("H17.34-251130-0042"); // once this is in the ledger, the card was read
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(ledger("receipt.scanned")).hasSize(1));
    assertThat(ask(pc)).contains("not-allowed");
    assertThat(pc.get("/api/session").body()).contains("cb-001");
    pc.send("DELETE", "/api/session", "", pc.origin());
    assertThat(ask(pc)).as("what was read before opens nothing").contains("\"waiting\"");
    doesUntil(pc, () -> counter.scanner.scan(code), IN);
    assertThat(pc.get("/api/session").body()).contains("cb-002");
  }

  @Test
  void twoScreensAtOnceAreBothRefusedAndAReadingInBetweenOpensNeither() throws Exception {
    counter.addColleague("officer");
    String code = counter.card("cb-002", "new-card");
    Browser pc = counter.atTheCounter("pc-1");
    Browser thief = counter.atTheCounter("pc-2");
    asksUntil(pc, READY);
    assertThat(ask(thief)).contains("two-screens", "Có hai màn hình");
    counter.scanner.scan(code);
    assertThat(ask(thief)).doesNotContain(IN);
    assertThat(ask(pc)).doesNotContain(IN);
    assertThat(thief.get("/api/session").statusCode()).isEqualTo(401);
    assertThat(pc.get("/api/session").statusCode()).isEqualTo(401);
  }

  @Test
  void onlyAScreenOfThisCounterMayAsk() throws Exception {
    Browser nobody = counter.board.new Browser();
    assertThat(ask(nobody)).contains("no-session");
    Browser other = counter.board.new Browser();
    other.post("/api/screen", "token", counter.screen("pc-2", ScreenKind.COUNTER, "2"));
    assertThat(ask(other)).contains("no-session");
    Browser pad = counter.board.new Browser();
    pad.post("/api/screen", "token", counter.screen("pad-1", ScreenKind.PAD, "1"));
    assertThat(ask(pad)).contains("not-allowed");
    assertThat(counter.supervisor().get("/api/login").body()).contains("\"reader\":false");
    assertThat(counter.atTheCounter("pc-1").get("/api/login").body()).contains("\"reader\":true");
  }

  @Test
  void whoIsNoOfficerIsToldAndAReaderThatIsGoneToo() throws Exception {
    counter.addColleague("inspector");
    Browser pc = counter.atTheCounter("pc-1");
    counter.laysUntil(pc, 2, "Chỉ cán bộ quầy");
    counter.scanner.cut();
    counter.reader.cut();
    asksUntil(pc, "chưa nối được");
  }
}
