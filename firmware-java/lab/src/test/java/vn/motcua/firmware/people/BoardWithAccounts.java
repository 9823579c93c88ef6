package vn.motcua.firmware.people;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.devices.printer.PrintTap;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.board.device.PanelWiring;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.people.password.TechnicianCode;
import vn.motcua.firmware.people.password.TechnicianCode.Purpose;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.DeviceConfig;

/** A real board with accounts, on a real ledger, and browsers that keep their cookies. */
public final class BoardWithAccounts implements AutoCloseable {
  public static final String GOOD = "bốn từ ngắn bất kỳ";

  private final BoardConfig config;
  private final Path data;
  private BoardProgram.Needs needs = ofAProcess();
  private BoardProgram program;

  /** A board of its own, without a broker. */
  public BoardWithAccounts(Path data) throws IOException {
    this(data, new BoardConfig.Web("127.0.0.1", 0), new BoardConfig.Accounts());
  }

  /** The same, with pages and times of its own. */
  public BoardWithAccounts(Path data, BoardConfig.Web web, BoardConfig.Accounts accounts)
      throws IOException {
    this("board-1", data, new BoardConfig.Broker(URI.create("tcp://127.0.0.1:1")), web, accounts);
  }

  /** A board of a centre. */
  public BoardWithAccounts(
      String board,
      Path data,
      BoardConfig.Broker broker,
      BoardConfig.Web web,
      BoardConfig.Accounts accounts)
      throws IOException {
    this(board, data, broker, web, accounts, List.of());
  }

  /** A board with devices; {@code accounts} may name readers among them. */
  public BoardWithAccounts(Path data, BoardConfig.Accounts accounts, List<DeviceConfig> devices)
      throws IOException {
    this(
        "board-1",
        data,
        new BoardConfig.Broker(URI.create("tcp://127.0.0.1:1")),
        new BoardConfig.Web("127.0.0.1", 0),
        accounts,
        devices);
  }

  private BoardWithAccounts(
      String board,
      Path data,
      BoardConfig.Broker broker,
      BoardConfig.Web web,
      BoardConfig.Accounts accounts,
      List<DeviceConfig> devices)
      throws IOException {
    this.data = data;
    this.config =
        new BoardConfig(
            "minh-hoa",
            board,
            EnumSet.allOf(BoardConfig.Role.class),
            data,
            BoardConfig.RETENTION_DEFAULT,
            broker,
            web,
            devices,
            BoardConfig.SLOTS_DEFAULT,
            accounts,
            BoardConfig.CatalogueSource.FILE);
    this.program = open(config, needs);
  }

  private static BoardProgram open(BoardConfig config, BoardProgram.Needs needs)
      throws IOException {
    return new BoardProgram(config, Scene.site().catalogue(), needs);
  }

  private static BoardProgram.Needs ofAProcess() {
    return new BoardProgram.Needs(
        PanelWiring.GPIO,
        PrintTap.NONE,
        List.of(),
        DeliveryLimits.standard(),
        UnaryOperator.identity(),
        InstantSource.system(),
        () -> {},
        _ -> {},
        false,
        Stations.ALL);
  }

  /** As the technician does with motcua account. */
  public String technicianCode(Purpose purpose) throws IOException {
    return new TechnicianCode(data).make(purpose, Instant.now());
  }

  /** Makes cb-001 supervisor, with {@link #GOOD} as the password, and signs in. */
  public Browser supervisor() throws Exception {
    Browser browser = new Browser();
    browser.post(
        "/api/account/code",
        "person",
        "cb-001",
        "code",
        technicianCode(Purpose.FIRST),
        "password",
        GOOD);
    browser.signIn("cb-001", GOOD);
    return browser;
  }

  /** As after a power cut or an update. */
  public void restart() throws IOException {
    off();
    on();
  }

  /** The power is gone. */
  public void off() {
    program.close();
  }

  /** The power is back. */
  public void on() throws IOException {
    needs = ofAProcess();
    program = open(config, needs);
  }

  /** As when the board takes a new catalogue: the process goes on, the board is built anew. */
  public void renew() throws IOException {
    program.close();
    program = open(config, needs);
  }

  public int port() {
    return program.port();
  }

  public String address() {
    return "http://localhost:" + port();
  }

  /** The data of all events about accounts and passwords, each after its type. */
  public List<String> events() {
    try (LedgerReader ledger = LedgerReader.open(data)) {
      return ledger.after(0, 1_000).stream()
          .map(entry -> entry.event())
          .filter(event -> event.type().matches(".*[.](account|password|supervisor|card)[.].*"))
          .map(event -> event.type() + " " + event.data())
          .toList();
    }
  }

  @Override
  public void close() {
    program.close();
  }

  /** A browser of its own. */
  public final class Browser {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    public HttpResponse<String> signIn(String person, String password) throws Exception {
      return post("/api/session", "person", person, "password", password);
    }

    /** Which page its requests come from. */
    public String origin() {
      return address();
    }

    /** Fields and values in turn. */
    public HttpResponse<String> post(String path, String... fields) throws Exception {
      StringBuilder json = new StringBuilder();
      for (int i = 0; i < fields.length; i += 2) {
        json.append(i == 0 ? "" : ",").append("\"%s\":\"%s\"".formatted(fields[i], fields[i + 1]));
      }
      return send("POST", path, "{" + json + "}", address());
    }

    public HttpResponse<String> get(String path) throws Exception {
      return send("GET", path, "", null);
    }

    public HttpResponse<String> send(
        String method, String path, String body, @Nullable String origin) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(address() + path))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body));
      if (origin != null) {
        request.header("Origin", origin);
      }
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      cookies.getCookieStore().getCookies().forEach(each -> each.setVersion(0)); // as browsers do
      return answer;
    }
  }
}
