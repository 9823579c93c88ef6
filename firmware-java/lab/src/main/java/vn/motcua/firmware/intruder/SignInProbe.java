package vn.motcua.firmware.intruder;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.PersonRole;

/** Forges requests and guesses passwords. One thread. */
final class SignInProbe {
  private static final String FOREIGN = "https://trang-la.example";
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final int GUESSES_MAX = 30;

  private final Guests guests;
  private final DoorReport report;

  SignInProbe(Guests guests, DoorReport report) {
    this.guests = guests;
    this.report = report;
  }

  /** A page of another site has the browser of somebody who has signed in send requests. */
  void forge() throws IOException, InterruptedException {
    TlsBrowser supervisor = guests.with(PersonRole.SUPERVISOR);
    forge(supervisor, "POST", "/api/people/add", FOREIGN);
    forge(supervisor, "POST", "/api/people/add", null);
    forge(supervisor, "POST", "/api/touch/settle", FOREIGN);
    forge(supervisor, "GET", "/api/view?page=people", FOREIGN);
  }

  private void forge(TlsBrowser browser, String method, String path, @Nullable String origin)
      throws IOException, InterruptedException {
    int status = browser.status(method, path, "{}", origin);
    report.refused(
        method + " " + path,
        "supervisor's browser sent by " + (origin == null ? "an unnamed page" : origin),
        Integer.toString(FORBIDDEN),
        Integer.toString(status),
        status == FORBIDDEN);
  }

  /** Guesses an officer's password; the officer signs in elsewhere meanwhile. */
  void guess() throws IOException, InterruptedException {
    String officer = Guests.id(PersonRole.OFFICER);
    TlsBrowser guesser = guests.stranger();
    int guesses = 0;
    int status = 0;
    while (status != TOO_MANY && guesses < GUESSES_MAX) {
      guesses++;
      String guess = "mật khẩu đoán lần " + guesses;
      status = guesser.post(Guests.SIGN_IN, Guests.signIn(officer, guess));
    }
    report.refused(
        "POST " + Guests.SIGN_IN,
        "who guesses passwords",
        TOO_MANY + " within " + GUESSES_MAX + " guesses",
        status + " at guess " + guesses,
        status == TOO_MANY);
    int itself = guests.stranger().post(Guests.SIGN_IN, Guests.signIn(officer, Guests.PASSWORD));
    report.letIn(
        "POST " + Guests.SIGN_IN,
        "the officer at another address",
        Integer.toString(itself),
        itself == OK);
  }
}
