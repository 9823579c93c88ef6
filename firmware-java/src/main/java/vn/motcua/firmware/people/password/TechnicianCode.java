package vn.motcua.firmware.people.password;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The one-time code that makes a supervisor: somebody who may write the board's data directory has
 * it made by a verb, and the running board takes it from a file, once. Any thread; waits for the
 * disk.
 */
public final class TechnicianCode {
  /** File name in the data directory. */
  public static final String NAME = "people.code";

  /** Whoever makes it stands at the board; the supervisor may come tomorrow. */
  public static final Duration LIFE = Duration.ofHours(24);

  private static final System.Logger LOG = System.getLogger(TechnicianCode.class.getName());

  private final SecretLines file;

  /** What the code is for. */
  public enum Purpose {
    /** The board has no supervisor yet. */
    FIRST,
    /** It has, and none of them can sign in any more. */
    RECOVERY;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a used code gave the right to. */
  public record Right(Purpose purpose, String line) {}

  /** That of a board; {@code directory} is its data directory. */
  public TechnicianCode(Path directory) {
    this.file = new SecretLines(directory.resolve(NAME));
  }

  /** Makes a code; an earlier one is void. */
  public String make(Purpose purpose, Instant now) throws IOException {
    String code = OneTimeCode.random();
    file.write(List.of(OneTimeCode.of(purpose.word(), code, now.plus(LIFE)).line()));
    return code;
  }

  /**
   * What a code is for; asking uses it up. Empty when it is another code. A wrong one is counted,
   * and three make the code void.
   */
  public synchronized Optional<Right> use(String code, Instant now) throws IOException {
    try {
      Optional<OneTimeCode> known =
          file.read().map(List::getFirst).map(OneTimeCode::parse).filter(each -> each.isOpen(now));
      if (known.isEmpty()) {
        return Optional.empty();
      }
      if (known.get().fits(code)) {
        file.delete();
        Purpose purpose = Purpose.valueOf(known.get().whose().toUpperCase(Locale.ROOT));
        return Optional.of(new Right(purpose, known.get().line()));
      }
      file.write(List.of(known.get().failed().line()));
    } catch (IllegalArgumentException | DateTimeException | java.util.NoSuchElementException e) {
      LOG.log(
          Level.ERROR,
          "{0} is damaged: {1}; run \"motcua account\" once more for another code",
          file.file(),
          e.getMessage());
    }
    return Optional.empty();
  }

  /** The board refused what the code was used for: it can be used again. */
  public synchronized void giveBack(Right right) throws IOException {
    file.write(List.of(right.line()));
  }
}
