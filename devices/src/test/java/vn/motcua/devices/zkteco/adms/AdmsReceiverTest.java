package vn.motcua.devices.zkteco.adms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.devices.Reading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.zkteco.records.AttendanceLog;
import vn.motcua.devices.zkteco.records.Punch;

class AdmsReceiverTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final List<Punch> kept = new ArrayList<>();
  private String stamp = "0";
  private boolean diskFull;
  private final LinkedBlockingQueue<Reading> lives = new LinkedBlockingQueue<>();
  private final AtomicLong nanos = new AtomicLong();
  private final HttpClient http = HttpClient.newHttpClient();
  private final AdmsReceiver receiver =
      new AdmsReceiver(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Map.of("EMU0000001", "terminal-1"),
          new AdmsReceiver.Needs(new Keeper(), lives::add, ZONE, nanos::get));

  AdmsReceiverTest() throws IOException {}

  private final class Keeper implements AdmsSink {
    @Override
    public String stamp(String serial) {
      return stamp;
    }

    @Override
    public void take(String serial, String newStamp, List<Punch> punches) {
      if (diskFull) {
        throw new IllegalStateException("the disk is full");
      }
      kept.addAll(punches);
      stamp = newStamp;
    }
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void aTerminalIsReadyOnceItCallsAndAbsentWhenItHasBeenSilentForNinetySeconds() throws Exception {
    get("/iclock/getrequest?SN=EMU0000001");
    get("/iclock/getrequest?SN=EMU0000001");
    assertThat(lives.poll(60, TimeUnit.SECONDS))
        .isEqualTo(new LifeChanged("terminal-1", LifeStage.READY, "it has called"));
    assertThat(lives).as("a second call is no news").isEmpty();
    nanos.addAndGet(AdmsCalls.SILENCE.toNanos());
    assertThat(lives.poll(60, TimeUnit.SECONDS))
        .isEqualTo(new LifeChanged("terminal-1", LifeStage.ABSENT, "no call for 90 s"));
    get("/iclock/getrequest?SN=EMU0000001");
    assertThat(lives.poll(60, TimeUnit.SECONDS))
        .isEqualTo(new LifeChanged("terminal-1", LifeStage.READY, "it has called"));
  }

  @Test
  void aTerminalThatNeverCallsIsAbsentAfterNinetySecondsAndIsReportedOnce() {
    AdmsCalls calls = new AdmsCalls(Map.of("EMU0000001", "terminal-1"), 0);
    long silence = AdmsCalls.SILENCE.toNanos();
    assertThat(calls.passed(silence - 1)).isEmpty();
    assertThat(calls.passed(silence)).hasSize(1);
    assertThat(calls.passed(silence + 1_000_000_000L)).as("told once").isEmpty();
  }

  @Test
  void aTerminalIsToldFromWhichStampOnToSend() throws Exception {
    post("/iclock/cdata?SN=EMU0000001&table=ATTLOG&Stamp=82983982", "7\t2026-11-20 07:30:00\t0\t1");
    HttpResponse<String> answer = get("/iclock/cdata?SN=EMU0000001&options=all&pushver=2.4.1");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().lines())
        .startsWith("GET OPTION FROM: EMU0000001", "ATTLOGStamp=82983982")
        .contains("Realtime=1", "TimeZone=7");
  }

  @Test
  void aBatchIsAcknowledgedWithItsCountOnceItIsKept() throws Exception {
    HttpResponse<String> answer =
        post(
            "/iclock/cdata?SN=EMU0000001&table=ATTLOG&Stamp=5",
            "007\t2026-11-20 07:30:00\t0\t1\t0\n10036\t2026-11-20 17:01:02\t1\t15\t0\n");
    assertThat(answer.body()).isEqualTo("OK: 2");
    assertThat(kept)
        .extracting(Punch::userId, Punch::time, Punch::verify, Punch::state)
        .containsExactly(
            tuple("007", LocalDateTime.of(2026, 11, 20, 7, 30), 1, 0),
            tuple("10036", LocalDateTime.of(2026, 11, 20, 17, 1, 2), 15, 1));
  }

  @Test
  void aBatchThatCannotBeKeptStaysInTheTerminal() throws Exception {
    diskFull = true;
    HttpResponse<String> answer =
        post("/iclock/cdata?SN=EMU0000001&table=ATTLOG&Stamp=5", "7\t2026-11-20 07:30:00\t0\t1");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(stamp).isEqualTo("0");
  }

  @Test
  void aSerialThatIsNotOnTheListIsRefused() throws Exception {
    assertThat(get("/iclock/cdata?SN=OTHER&options=all").statusCode()).isEqualTo(403);
    assertThat(post("/iclock/cdata?table=ATTLOG", "7\t2026-11-20 07:30:00").statusCode())
        .isEqualTo(403);
    assertThat(kept).isEmpty();
  }

  @Test
  void aStrangerIsLoggedOnceAndCountedHoweverOftenItCalls() throws Exception {
    for (int i = 0; i < 50; i++) {
      assertThat(get("/iclock/getrequest?SN=OTHER").statusCode()).isEqualTo(403);
      assertThat(get("/iclock/getrequest?SN=%1b%5b2J" + i).statusCode()).isEqualTo(403);
    }
    assertThat(receiver.strangers()).isEqualTo(100);
    Strangers strangers = new Strangers();
    for (int i = 0; i < 1_000; i++) {
      strangers.called("192.0.2.1", "SERIAL" + i);
    }
    assertThat(strangers.told()).isEqualTo(Strangers.TOLD_MAX);
    assertThat(strangers.total()).isEqualTo(1_000);
  }

  @Test
  void timesThatNoTerminalsClockCanShowAreNoPunches() {
    AttendanceLog log =
        AdmsCodec.attendance(
            """
            7\t-999999-01-01 00:00:00\t0\t1
            7\t9999-12-31 23:59:59\t0\t1
            7\t1999-12-31 23:59:59\t0\t1
            7\t2100-01-01 00:00:00\t0\t1
            7\t0\t0\t1
            7\t9999999999\t0\t1
            7\t2000-01-01 00:00:00\t0\t1
            7\t2099-12-31 23:59:59\t0\t1
            """,
            ZONE);
    assertThat(log.punches())
        .as("a clock with an empty battery is a clock")
        .extracting(Punch::time)
        .containsExactly(
            LocalDateTime.of(2000, 1, 1, 0, 0), LocalDateTime.of(2099, 12, 31, 23, 59, 59));
    assertThat(log.unread()).isEqualTo(6);
    assertThat(log.reason())
        .isEqualTo(
            "6 of its lines are no punches of the years 2000 to 2099, the first is line 1 of its"
                + " batch; they stay in the terminal's own log");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "POST /iclock/cd",
        "GET /iclock/getrequest?SN=OTHER HTTP/1.1\r\nHost: a\r\nX-Slow: ",
        "POST /iclock/cdata?SN=OTHER&table=ATTLOG HTTP/1.1\r\nContent-Length: 1000\r\n\r\n7",
        "POST /iclock/cdata?SN=EMU0000001&table=ATTLOG HTTP/1.1\r\nHost: a\r\n"
            + "Content-Length: 1000\r\n\r\n7\t2026"
      })
  void threeHundredSlowCallersDoNotKeepATerminalWaiting(String beginning) throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), receiver.port());
        slow.add(socket);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
      }
      long begun = System.nanoTime();
      for (int i = 0; i < 10; i++) {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(uri("/iclock/cdata?SN=EMU0000001&table=ATTLOG&Stamp=" + i))
                .timeout(Duration.ofSeconds(8))
                .POST(HttpRequest.BodyPublishers.ofString("7\t2026-11-20 07:30:0" + i + "\t0\t1"));
        assertThat(send(request).body()).isEqualTo("OK: 1");
      }
      System.out.printf(
          "ten batches beside 300 slow callers: %d ms%n", (System.nanoTime() - begun) / 1_000_000);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    assertThat(kept).hasSize(10);
  }

  @Test
  void aRequestThatIsNotThereAfterTenSecondsIsCutOff() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), receiver.port())) {
      socket.getOutputStream().write("POST /iclock/cd".getBytes(StandardCharsets.US_ASCII));
      await().until(() -> receiver.receiving() == 1);
      nanos.addAndGet(AdmsRequests.TIME_MAX.toNanos() - 1);
      assertThat(receiver.cutOff()).isZero();
      nanos.addAndGet(1);
      assertThat(endOf(socket)).as("closed").isEqualTo(-1);
    }
    assertThat(receiver.cutOff()).isEqualTo(1);
  }

  private static int endOf(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read();
    } catch (SocketException _) {
      return -1;
    }
  }

  @Test
  void aTerminalIsNeverGivenACommand() throws Exception {
    assertThat(get("/iclock/getrequest?SN=EMU0000001").body()).isEqualTo("OK");
    assertThat(post("/iclock/devicecmd?SN=EMU0000001", "ID=32&Return=0&CMD=Shell").body())
        .isEqualTo("OK");
  }

  @Test
  void fingerprintsAndPhotographsAreDroppedUnread() throws Exception {
    assertThat(post("/iclock/cdata?SN=EMU0000001&table=BIODATA", "Pin=7\tTmp=QUJD").body())
        .isEqualTo("OK");
    assertThat(kept).isEmpty();
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() throws Exception {
    String body = "x".repeat(AdmsReceiver.BODY_BYTES_MAX + 1);
    assertThat(post("/iclock/cdata?SN=EMU0000001&table=ATTLOG", body).statusCode()).isEqualTo(413);
  }

  @Test
  void linesThatAreNoPunchAreCountedAndTheOthersAreRead() {
    AttendanceLog log =
        AdmsCodec.attendance(
            "100\tnot-a-date\t0\t1\n\n\t2026-11-20 09:00:00\t0\t1\n5\t\t0\nonly-one-field\n"
                + "999\t2026-02-30 08:00:00\n9\t2026-11-20 08:00:00\n789\t1704096000\t0\t1\t0",
            ZONE);
    assertThat(log.punches()).extracting(Punch::userId).containsExactly("9", "789");
    assertThat(log.punches().getLast().time()).isEqualTo(LocalDateTime.of(2024, 1, 1, 15, 0));
    assertThat(log.unread()).isEqualTo(5);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + receiver.port() + path);
  }
}
