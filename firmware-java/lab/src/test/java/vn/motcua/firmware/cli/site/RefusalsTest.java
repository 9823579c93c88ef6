package vn.motcua.firmware.cli.site;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.cli.site.TestSite.motcua;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad requests by hand, with openssl and curl: each gets a sentence and is counted. */
class RefusalsTest {
  @TempDir Path directory = Path.of("");

  /**
   * What is tried.
   *
   * @param reason under which it is counted
   * @param times how often it is tried
   * @param shift of the service's clock
   * @param request the rest of curl's line
   * @param status of the answer
   * @param sentence part of the answer
   */
  private record Case(
      String reason, int times, Duration shift, String request, int status, String sentence) {
    String line(String est) {
      return "curl -sS -w 'status %{http_code}' --cacert minh-hoa/ca.crt -H Content-Type:application/pkcs10 --data-binary @"
          + request.replace("EST/", est);
    }
  }

  /** A first certificate, asked for with a code. */
  private static Case first(
      String reason, int times, long days, String csr, String login, int status, String sentence) {
    String request = "%s.csr -u minh-hoa.%s EST/simpleenroll".formatted(csr, login);
    return new Case(reason, times, Duration.ofDays(days), request, status, sentence);
  }

  /** The next certificate, asked for with one that is shown. */
  private static Case next(String reason, long days, String shown, int status, String sentence) {
    String csr = shown.equals("foreign") ? "good" : shown;
    String request =
        "%s.csr --cert %s.crt --key %s.k EST/simplereenroll".formatted(csr, shown, shown);
    return new Case(reason, 1, Duration.ofDays(days), request, status, sentence);
  }

  private static String code(String site, String board) {
    return motcua("site", "board", site, board).out().strip();
  }

  @Test
  void whateverIsRefusedGetsASentenceAndIsCounted() throws Exception {
    TestSite here = TestSite.in(directory);
    String site = here.folder().toString();
    AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);
    try (EstServer server = here.serve(() -> Instant.now().plus(shift.get()))) {
      String est = "https://localhost:" + server.port() + "/.well-known/est/";
      for (String board : List.of("good", "lost", "typo", "late", "ghost", "thief")) {
        here.shell(
            "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout %s.k -subj /CN=minh-hoa.%s -outform DER | base64 > %s.csr"
                .formatted(board, board.replace("thief", "good"), board));
      }
      for (String board : List.of("good", "lost")) {
        here.shell(
            "curl -sS --fail --cacert minh-hoa/ca.crt --data-binary @%s.csr -u minh-hoa.%s:%s %ssimpleenroll | base64 -d | openssl pkcs7 -inform DER -print_certs -out %s.crt"
                .formatted(board, board, code(site, board), est, board));
      }
      here.shell(
          "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout foreign.k -subj /CN=minh-hoa.good -out foreign.crt");
      assertThat(motcua("site", "revoke", site, "lost", "--why", "mất thẻ").err()).isEmpty();
      String again = code(site, "good");
      assertThat(here.shell(first("", 1, 0, "good", "good:" + again, 200, "").line(est)))
          .contains("status 200");
      String typo = code(site, "typo");
      List<Case> cases =
          List.of(
              first("wrong-code", 3, 0, "typo", "typo:0000-0000-0000", 401, "do not fit"),
              first("code-void", 1, 0, "typo", "typo:" + typo, 403, "after 3 wrong ones"),
              first("code-used", 1, 0, "thief", "good:" + again, 403, "used by another key"),
              first("code-out-of-date", 1, 8, "late", "late:" + code(site, "late"), 403, "since"),
              first("unknown", 1, 0, "ghost", "ghost:0000-0000-0000", 401, "do not fit"),
              first("bad-request", 1, 0, "late", "good:1", 400, "asks for the certificate of"),
              next("foreign", 0, "foreign", 403, "signed by no issuing CA of minh-hoa"),
              next("revoked", 0, "lost", 403, "of minh-hoa.lost was revoked"),
              next("expired", 365 + 91, "good", 403, "more than 90 days ago"),
              next("wrong-clock", -2, "good", 503, "the clock of the site's machine says"));
      for (Case each : cases) {
        shift.set(each.shift());
        for (int i = 0; i < each.times(); i++) {
          assertThat(here.shell(each.line(est)))
              .as("%s", each)
              .contains(each.sentence(), "status " + each.status());
        }
      }
      String shown = motcua("site", "show", site).out();
      for (Case each : cases) {
        assertThat(shown).contains("refused %d times: %s".formatted(each.times(), each.reason()));
      }
    }
  }
}
