package vn.motcua.firmware.people.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.firmware.people.BoardWithAccounts.GOOD;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.devices.emulator.fingerprint.FingerprintModuleEmulator;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.devices.emulator.scanner.ScannerEmulator;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.firmware.access.ScreenKind;
import vn.motcua.firmware.people.BoardWithAccounts;
import vn.motcua.firmware.people.BoardWithAccounts.Browser;
import vn.motcua.firmware.screen.ScreenFile;
import vn.motcua.firmware.screen.ScreenTokens;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.DevicePlace.DeviceFile;
import vn.motcua.provisioning.link.Link.Serial;
import vn.motcua.provisioning.link.Link.Serial.FlowControl;
import vn.motcua.provisioning.link.Link.Tcp;

/**
 * A real board with accounts; at its counter 1 a scanner and a fingerprint module, in the hall
 * another module for attendance, each at the far end of a pseudo terminal. Finger 1 is that of
 * cb-001, the supervisor, who also is an officer; finger 2 that of cb-002, who is not added yet.
 */
public final class CounterWithReaders implements AutoCloseable {
  public static final String COUNTER = "1";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Pattern CODE = Pattern.compile("\"code\":\"([0-9A-Z-]+)\"");

  public final PrinterEmulator printer = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, _ -> {});
  public final ScannerEmulator scanner;
  public final FingerprintModuleEmulator reader;
  public final FingerprintModuleEmulator attendance;
  public final BoardWithAccounts board;
  private final Path data;
  private boolean isDown;
  private final Browser supervisor;

  /** With the default times of sessions. */
  public CounterWithReaders(Path data, Path lines) throws Exception {
    this(data, lines, new BoardConfig.Accounts());
  }

  public CounterWithReaders(Path data, Path lines, BoardConfig.Accounts times) throws Exception {
    this.data = data;
    scanner = new ScannerEmulator(lines.resolve("quet"), Suffix.CR);
    reader = new FingerprintModuleEmulator(lines.resolve("van-tay"));
    attendance = new FingerprintModuleEmulator(lines.resolve("cham-cong"));
    for (FingerprintModuleEmulator module : List.of(reader, attendance)) {
      module.enrol(1);
      module.enrol(2);
      module.enrol(9);
    }
    board =
        new BoardWithAccounts(
            data,
            times.with(new BoardConfig.SignIn(COUNTER, List.of("quet-1", "van-tay-1"))),
            List.of(
                new DeviceConfig.Printer("phieu", new Tcp("127.0.0.1", printer.port()), 576),
                new DeviceConfig.Scanner(
                    "quet-1",
                    serial(scanner.path(), 9_600),
                    DeviceConfig.Scanner.Suffix.CR,
                    "buu-dien"),
                new DeviceConfig.Fingerprint("van-tay-1", serial(reader.path(), 57_600)),
                new DeviceConfig.Fingerprint("cham-cong", serial(attendance.path(), 57_600))));
    supervisor = board.supervisor();
    supervisor.post(
        "/api/people/roles", "person", "cb-001", "roles", "officer,supervisor", "why", "new-duty");
    supervisor.signIn("cb-001", GOOD);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(supervisor.get("/api/view?page=attendance").statusCode()).isEqualTo(200));
  }

  private static Serial serial(Path file, int baud) {
    return new Serial(new DeviceFile(file), baud, FlowControl.NONE);
  }

  public Browser supervisor() {
    return supervisor;
  }

  /** Gives cb-002 an account with these roles. */
  public void addColleague(String roles) throws Exception {
    var added =
        supervisor.post("/api/people/add", "person", "cb-002", "roles", roles, "why", "new-staff");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
  }

  /** The code of a new card of this person. */
  public String card(String person, String why) throws Exception {
    var given = supervisor.post("/api/people/card", "person", person, "why", why, "print", "no");
    Matcher code = CODE.matcher(given.body());
    assertThat(code.find()).as(given.body()).isTrue();
    return code.group(1);
  }

  /**
   * What the board answers when a card of this person is to be printed, and the printer is ready.
   */
  public String printCard(String person) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                supervisor
                    .post("/api/people/card", "person", person, "why", "new-card", "print", "yes")
                    .body(),
            body -> !body.contains("printer-not-ready"));
  }

  /** The token of a new screen, as motcua screen adds it. */
  public String screen(String name, ScreenKind kind, String counter) throws IOException {
    String token = ScreenTokens.fresh();
    List<ScreenFile.Entry> entries = new ArrayList<>(ScreenFile.read(data));
    entries.add(new ScreenFile.Entry(name, kind, counter, ScreenTokens.hash(token)));
    ScreenFile.write(data, entries);
    return token;
  }

  /** A browser at counter 1, which the technician has given a token of its own. */
  public Browser atTheCounter(String name) throws Exception {
    Browser browser = board.new Browser();
    var shown = browser.post("/api/screen", "token", screen(name, ScreenKind.COUNTER, COUNTER));
    assertThat(shown.body()).as("its page").contains("/counter/1");
    return browser;
  }

  /** What the board says to a browser that asks whether somebody has come. */
  public static String ask(Browser browser) throws Exception {
    return browser.send("POST", "/api/session/reader", "{}", browser.origin()).body();
  }

  /** Asks as the page does until the board says this. */
  public static void asksUntil(Browser browser, String said) {
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .untilAsserted(() -> assertThat(ask(browser)).contains(said));
  }

  /** Something a person does at the counter. */
  @FunctionalInterface
  public interface Act {
    void run() throws Exception;
  }

  /**
   * Somebody does this while the browser waits, and again when nothing has come of it for a while,
   * as a person would: a busy machine may have taken the browser for gone. The browser asks until
   * the board says {@code said}.
   */
  public static void doesUntil(Browser browser, Act act, String said) {
    long[] done = {System.nanoTime() - Asker.ALIVE.toNanos()};
    await()
        .atMost(PATIENCE.multipliedBy(3))
        .pollInterval(POLL)
        .until(() -> {
          String answer = ask(browser);
          long now = System.nanoTime();
          if (answer.contains("\"waiting\"") && now - done[0] >= Asker.ALIVE.toNanos()) {
            done[0] = now;
            act.run();
          }
          return answer.contains(said);
        });
  }

  /** The same with a finger, taken away and put down again until the module has seen both. */
  public void laysUntil(Browser browser, int slot, String said) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> {
          boolean isSaid = ask(browser).contains(said);
          if (isDown) {
            reader.lift();
          } else {
            reader.touch(slot);
          }
          isDown = !isDown;
          return isSaid;
        });
    reader.lift();
    isDown = false;
  }

  @Override
  public void close() {
    board.close();
    printer.close();
    scanner.close();
    reader.close();
    attendance.close();
  }
}
