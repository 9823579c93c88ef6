package vn.motcua.firmware.people.password;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.people.BoardWithAccounts.GOOD;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.firmware.people.BoardWithAccounts;

/** What becomes of hashes when the parameters have grown, at a real board over HTTP. */
@Timeout(120)
final class WeakHashTest {
  /** Made by argon2-cffi 25.1.0, the reference implementation's binding. */
  private static final String WEAK =
      "$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
          + "O6bRn4VDt294B+9jiZeJY96EqrErmuKoxIcVfpg/aOU";

  private static final String ITS_PASSWORD = "mật khẩu mẫu";

  @TempDir private Path data;

  @Test
  void itIsReplacedWhenThePersonSignsInAndOnlyThen() throws Exception {
    try (BoardWithAccounts board = new BoardWithAccounts(data)) {
      board.supervisor();
      int events = board.events().size();
      Path file = data.resolve(Passwords.NAME);
      board.off();
      SecretLines secrets = new SecretLines(file);
      secrets.write(
          secrets.read().orElseThrow().stream()
              .map(line -> line.substring(0, line.lastIndexOf(' ') + 1) + WEAK)
              .toList());
      board.on();
      BoardWithAccounts.Browser browser = board.new Browser();
      assertThat(browser.signIn("cb-001", GOOD).statusCode()).isEqualTo(409);
      assertThat(Files.readString(file)).contains(WEAK);
      assertThat(browser.signIn("cb-001", ITS_PASSWORD).statusCode()).isEqualTo(200);
      assertThat(Files.readString(file)).doesNotContain(WEAK).contains("$m=19456,t=2,p=1$");
      board.restart();
      assertThat(browser.signIn("cb-001", ITS_PASSWORD).statusCode()).isEqualTo(200);
      assertThat(board.events()).as("nobody chose a password").hasSize(events);
    }
  }
}
