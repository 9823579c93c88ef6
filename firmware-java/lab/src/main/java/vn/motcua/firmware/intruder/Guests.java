package vn.motcua.firmware.intruder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.access.ScreenKind;

/**
 * A browser of each kind of caller, let in the way that people and screens are: by the technician's
 * code, by a supervisor who adds a person, by the token of a screen. One thread.
 */
final class Guests implements AutoCloseable {
  /** Of every person here. */
  static final String PASSWORD = "con cò bay lả bay la";

  static final String SIGN_IN = "/api/session";

  private static final Pattern CODE = Pattern.compile("\"code\":\"([0-9A-Z-]{14})\"");
  private static final Pattern TOKEN = Pattern.compile("MOTCUA_TOKEN=(\\S+)");
  private static final int FIRST_ADDRESS = 11;
  private static final String OTHER_COUNTER = "2";
  private static final String NAME = "person";

  private final AttackedCentre centre;
  private final SSLContext trust;
  private final List<Guest> all = new ArrayList<>();
  private final List<TlsBrowser> browsers = new ArrayList<>();

  /** A kind of caller, and a browser that is one. */
  record Guest(CallerKind kind, TlsBrowser browser) {}

  /** Nobody has entered yet. */
  Guests(AttackedCentre centre) throws IOException {
    this.centre = centre;
    this.trust = TlsBrowser.trust(centre.authority());
  }

  /** Lets one of each kind in, and a pad of another counter. */
  void enter() throws IOException, InterruptedException {
    TlsBrowser supervisor = firstSupervisor();
    for (CallerKind kind : CallerKind.ALL) {
      switch (kind.caller()) {
        case Caller.Person person when person.roles().contains(PersonRole.SUPERVISOR) ->
            all.add(new Guest(kind, supervisor));
        case Caller.Person person -> enterAdded(kind, person.roles().iterator().next(), supervisor);
        case Caller.Screen screen -> enterScreen(kind, screen);
        case Caller.Nobody _, Caller.Unguarded _ -> all.add(new Guest(kind, stranger()));
      }
    }
    Caller.Screen other = new Caller.Screen(ScreenKind.PAD, OTHER_COUNTER);
    enterScreen(new CallerKind("pad of counter " + OTHER_COUNTER, other, true), other);
  }

  private TlsBrowser firstSupervisor() throws IOException, InterruptedException {
    String code =
        VerbInProcess.run("account", "first-code", "--data", centre.data().toString())
            .lines()
            .findFirst()
            .orElseThrow();
    return choose(id(PersonRole.SUPERVISOR), code);
  }

  private void enterAdded(CallerKind kind, PersonRole role, TlsBrowser supervisor)
      throws IOException, InterruptedException {
    String answer =
        supervisor.enter(
            "/api/people/add", Map.of(NAME, id(role), "roles", role.word(), "why", "new-staff"));
    Matcher code = CODE.matcher(answer);
    if (!code.find()) {
      throw new IOException("a person was added without a code: " + answer);
    }
    all.add(new Guest(kind, choose(id(role), code.group(1))));
  }

  /** Chooses the password by a code, and signs in. */
  private TlsBrowser choose(String person, String code) throws IOException, InterruptedException {
    TlsBrowser browser = stranger();
    browser.enter("/api/account/code", Map.of(NAME, person, "code", code, "password", PASSWORD));
    browser.enter(SIGN_IN, signIn(person, PASSWORD));
    return browser;
  }

  private void enterScreen(CallerKind kind, Caller.Screen screen)
      throws IOException, InterruptedException {
    List<String> add = new ArrayList<>(List.of("screen", "add", "--data"));
    add.addAll(List.of(centre.data().toString(), kind.name().replace(' ', '-')));
    add.add(CallerKind.word(screen.kind()));
    String counter = screen.counter();
    if (counter != null) {
      add.addAll(List.of("--counter", counter));
    }
    Matcher token = TOKEN.matcher(VerbInProcess.run(add.toArray(String[]::new)));
    if (!token.find()) {
      throw new IOException("a screen was added without a token");
    }
    TlsBrowser browser = stranger();
    browser.enter("/api/screen", Map.of("token", token.group(1)));
    all.add(new Guest(kind, browser));
  }

  /** One of each kind, and the other pad; in the order of the table's columns. */
  List<Guest> all() {
    return all;
  }

  /** The browser of a role. */
  TlsBrowser with(PersonRole role) {
    return all.stream()
        .filter(each -> each.kind().name().equals(CallerKind.word(role)))
        .findFirst()
        .orElseThrow()
        .browser();
  }

  /** A browser that nobody has signed in with, at an address of its own. */
  TlsBrowser stranger() throws IOException {
    var browser = new TlsBrowser(trust, centre.pagePort(), FIRST_ADDRESS + browsers.size());
    browsers.add(browser);
    return browser;
  }

  /** The id of the person with this role alone. */
  static String id(PersonRole role) {
    return "cb-00" + (1 + List.of(PersonRole.values()).indexOf(role));
  }

  static Map<String, String> signIn(String person, String password) {
    return Map.of(NAME, person, "password", password);
  }

  @Override
  public void close() {
    browsers.forEach(TlsBrowser::close);
  }
}
